"""Real print and database servers: a test that needs them is never left out unasked."""
