// SPDX-License-Identifier: EUPL-1.2
/* Undo applies the inverse of the last action's changeset, redo the changeset itself. Both work across programs and restarts. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

/* What a trigger changed, a trigger has changed back by now. Anything else that differs was changed behind the history. */
static int on_conflict(void *unused, int what, sqlite3_changeset_iter *it)
{
	(void)unused;
	const char *table;
	int columns, op, indirect = 0;
	if (what == SQLITE_CHANGESET_FOREIGN_KEY || what == SQLITE_CHANGESET_CONSTRAINT)
		return SQLITE_CHANGESET_ABORT;
	sqlite3changeset_op(it, &table, &columns, &op, &indirect);
	return indirect ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
}

static int apply(journal *j, const void *changes, int len, bool inverse, struct err *err)
{
	void *inverted = NULL;
	int inverted_len = 0;
	int rc = inverse ? sqlite3changeset_invert(len, changes, &inverted_len, &inverted) : SQLITE_OK;
	if (rc == SQLITE_OK)
		rc = sqlite3changeset_apply(j->sql.db, inverse ? inverted_len : len, inverse ? inverted : (void *)changes, NULL, on_conflict, NULL);
	sqlite3_free(inverted);
	if (rc == SQLITE_OK)
		return 0;
	if (rc == SQLITE_ABORT)
		return err_set(err, ERR_DATA, _("These records were changed since by another program, nothing was taken back"),
		               _("open them and change them by hand"));
	return sql_error(&j->sql, err);
}

struct way {
	const char *pick; /* the action to take back, or to do again */
	bool inverse;
	const char *none, *todo;
};
static const struct way back = {"SELECT id, label, backup, changes FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1", true,
                                N_("There is nothing to take back"), N_("carnet history shows what was done")};
static const struct way again = {"SELECT id, label, backup, changes FROM history WHERE undone ORDER BY id LIMIT 1", false,
                                 N_("There is nothing to do again"), N_("only what was just taken back can be done again")};

static int turn_inside(journal *j, const void *parent, const struct way *w, char **label, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, w->pick, NULL);
	if (code || (code = rows_next(&r, err)) < 0)
		return code;
	if (!code)
		return err_set(err, ERR_MISSING, _(w->none), _(w->todo));
	if (sqlite3_column_bytes(r.st, 2) == 0 && sqlite3_column_type(r.st, 2) != SQLITE_NULL)
		return err_setf(err, ERR_DATA, _("“%s” is not taken back: its document has left|correct it with a new record"),
		                (const char *)sqlite3_column_text(r.st, 1));
	if (sqlite3_column_type(r.st, 2) != SQLITE_NULL)
		return err_setf(
			err, ERR_DATA,
			_("The last action is an import, which is not taken back by a key|restore the copy made before it: carnet restore %s"),
			(const char *)sqlite3_column_text(r.st, 2));
	int64_t id = sqlite3_column_int64(r.st, 0);
	*label = mem_dup(parent, (const char *)sqlite3_column_text(r.st, 1));
	code = apply(j, sqlite3_column_blob(r.st, 3), sqlite3_column_bytes(r.st, 3), w->inverse, err);
	if (!code)
		code = sums_follow(&j->sql, sqlite3_column_blob(r.st, 3), sqlite3_column_bytes(r.st, 3), err);
	rows_done(&r);
	return code ? code : sql_run(&j->sql, err, "UPDATE history SET undone = ? WHERE id = ?", "ii", (int64_t)w->inverse, id);
}

static int turn(journal *j, const void *parent, const struct way *w, char **label, struct err *err)
{
	*label = NULL;
	int code = action_writable(j, err);
	code = code ? code : sql_begin(&j->sql, err);
	return code ? code : sql_end(&j->sql, turn_inside(j, parent, w, label, err), err);
}

int journal_undo(journal *j, const void *parent, char **label, struct err *err)
{
	return turn(j, parent, &back, label, err);
}

int journal_redo(journal *j, const void *parent, char **label, struct err *err)
{
	return turn(j, parent, &again, label, err);
}

/* The changes set this column of this row. */
static bool touches(const value *changes, const entity *e, int64_t id, int column)
{
	sqlite3_changeset_iter *it;
	bool found = false;
	if (!changes->len || sqlite3changeset_start(&it, (int)changes->len, (void *)(uintptr_t)changes->s))
		return false;
	while (!found && sqlite3changeset_next(it) == SQLITE_ROW) {
		const char *table;
		int columns, op, indirect;
		sqlite3_value *key = NULL, *set = NULL;
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		if (op != SQLITE_UPDATE || strcmp(table, e->name))
			continue;
		sqlite3changeset_old(it, 0, &key);
		sqlite3changeset_new(it, column, &set);
		found = key && set && sqlite3_value_int64(key) == id;
	}
	sqlite3changeset_finalize(it);
	return found;
}

/* An action with an empty name of copy is sealed: there is nothing to restore it from. */
static int seal(journal *j, const entity *e, int64_t id, int column, struct err *err)
{
	AUTO_ROWS r = {0};
	int64_t last = 0;
	int code = sql_query(&r, &j->sql, err, "SELECT id, changes FROM history WHERE NOT undone AND backup IS NULL ORDER BY id DESC", NULL);
	while (!code && !last && (code = rows_next(&r, err)) > 0) {
		value changes = rows_value(&r, 1);
		last = touches(&changes, e, id, column) ? sqlite3_column_int64(r.st, 0) : 0;
		code = 0;
	}
	rows_done(&r);
	return code || !last ? code : sql_run(&j->sql, err, "UPDATE history SET backup = '' WHERE id = ?", "i", last);
}

int journal_seal(journal *j, const entity *e, int64_t id, const char *name, struct err *err)
{
	enum { OWN_COLUMNS = 4 }; /* id, uid, created, updated */
	int code = action_begin(j, NULL, err);
	return code ? code : journal_end(j, seal(j, e, id, field_index_named(e, name) + OWN_COLUMNS, err), err);
}

int64_t journal_newest(journal *j)
{
	AUTO_ROWS r = {0};
	AUTO_ERR none = {0};
	int code = sql_query(&r, &j->sql, &none, "SELECT id FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1", NULL);
	return !code && rows_next(&r, &none) > 0 ? sqlite3_column_int64(r.st, 0) : 0;
}

int journal_history(journal *j, const void *parent, change **out, size_t *count, size_t limit, struct err *err)
{
	AUTO_ROWS r = {0};
	size_t n = 0;
	*out = NULL;
	*count = 0;
	int code = sql_query(&r, &j->sql, err, "SELECT id, at, label, undone FROM history ORDER BY id DESC LIMIT ?", "i",
	                     limit ? (int64_t)limit : (int64_t)-1);
	while (!code && (code = rows_next(&r, err)) > 0) {
		*out = GROW(parent, *out, n + 1);
		(*out)[n++] = (change){.id = sqlite3_column_int64(r.st, 0),
		                       .at = mem_dup(*out, (const char *)sqlite3_column_text(r.st, 1)),
		                       .label = mem_dup(*out, (const char *)sqlite3_column_text(r.st, 2)),
		                       .undone = sqlite3_column_int64(r.st, 3) != 0};
		code = 0;
	}
	*count = n;
	return code;
}
