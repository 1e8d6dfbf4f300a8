"""The description of the hub's addresses, made from the very types that decode and encode."""

import re
from typing import Any

import msgspec

from kiosk import __version__
from kiosk.hub.endpoints import ROUTES, Route
from kiosk.protocol.api import MEDIA_TYPE, Refusal

PATH = "/v1/openapi.json"
_REFUSALS = (400, 401, 403, 404, 408, 413, 415, 426, 429, 503)


def described() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description."""
    types = {Refusal}.union(*(_types(route) for route in ROUTES))
    ordered = sorted(types, key=lambda one: one.__name__)
    schemas, components = msgspec.json.schema_components(
        ordered, ref_template="#/components/schemas/{name}"
    )
    by_type = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(
            route, by_type, components
        )
    return {
        "openapi": "3.1.0",
        "info": {"title": "OFEC kiosk hub", "version": __version__},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _types(route: Route) -> set[type]:
    return {*route.answers, *(one for one in (route.body, route.query) if one is not None)}


def _operation(
    route: Route, schemas: dict[type, dict[str, Any]], components: dict[str, Any]
) -> dict[str, Any]:
    by_status: dict[int, list[dict[str, Any]]] = {
        status: [schemas[Refusal]] for status in _REFUSALS
    }
    for answered, status in route.answers.items():
        by_status.setdefault(status, []).append(schemas[answered])
    operation: dict[str, Any] = {
        "summary": route.about,
        "description": (route.run.__doc__ or "").strip()
        + (f" For: {', '.join(sorted(route.roles))}." if route.roles else ""),
        "operationId": route.run.__name__,
        "security": [{"token": []}] if route.roles else [],
        "parameters": _parameters(route, schemas, components),
        "responses": {
            str(status): {"description": "", "content": {MEDIA_TYPE: {"schema": {"anyOf": found}}}}
            for status, found in sorted(by_status.items())
        },
    }
    if route.file:
        whole = {"description": "", "content": {route.file: {"schema": {"type": "string"}}}}
        operation["responses"] |= {"200": whole, "206": whole, "416": {"description": ""}}
    if route.body is not None:
        operation["requestBody"] = {
            "required": True, "content": {MEDIA_TYPE: {"schema": schemas[route.body]}},
        }  # fmt: skip
    return operation


def _parameters(
    route: Route, schemas: dict[type, dict[str, Any]], components: dict[str, Any]
) -> list[dict[str, Any]]:
    blanks = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    if route.query is None:
        return blanks
    schema = components[schemas[route.query]["$ref"].rpartition("/")[2]]
    return blanks + [
        {"name": name, "in": "query", "required": name in schema["required"], "schema": shape}
        for name, shape in schema["properties"].items()
    ]
