"""The desk's own SQLite database: roster, journal, folds, badge queue."""
