// SPDX-License-Identifier: EUPL-1.2
/* An action is one transaction and what one undo takes back: a changeset of the record tables, kept in history. */
#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

enum { HISTORY_ROWS = 500, HISTORY_DAYS = 365 };

int action_writable(journal *j, struct err *err)
{
	if (!j->writable)
		return err_setf(err, ERR_DATA, _("The journal %s can be read but not written|ask for the right to write it, or copy it elsewhere"),
		                j->path);
	if (j->settled)
		return 0;
	/* Only writing depends on these, so that reading does not pay for them: an outside tool may have left the file in another mode. */
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, "PRAGMA journal_mode=DELETE", NULL);
	if (!code && (code = rows_next(&r, err)) >= 0) {
		const char *mode = (const char *)sqlite3_column_text(r.st, 0);
		if (!mode || (strcmp(mode, "delete") && strcmp(mode, "memory")))
			return err_setf(err, ERR_DATA, _("Another program holds %s in a mode of its own|close that program, then do it again"),
			                j->path);
		rows_done(&r);
		code = sql_run(&j->sql, err, "PRAGMA synchronous=FULL", NULL);
	}
	if (!code)
		code = foreign_triggers(&j->sql, err);
	j->settled = !code;
	return code;
}

/* Records only: not the history itself, nor bodies of attachments, nor the index. */
static int watched(void *unused, const char *table)
{
	(void)unused;
	for (const entity *const *e = entities; *e; e++)
		if (strcmp((*e)->name, table) == 0)
			return 1;
	return 0;
}

static int session_start(journal *j, struct err *err)
{
	struct action *a = &j->action;
	if (sqlite3session_create(j->sql.db, "main", &a->session))
		return sql_error(&j->sql, err);
	sqlite3session_table_filter(a->session, watched, NULL);
	return sqlite3session_attach(a->session, NULL) ? sql_error(&j->sql, err) : 0;
}

static void forget(journal *j)
{
	struct action *a = &j->action;
	if (a->session)
		sqlite3session_delete(a->session);
	talloc_free(a->label);
	*a = (struct action){0};
}

static void take_back(journal *j)
{
	sql_take_back(&j->sql);
	forget(j);
}

int action_begin(journal *j, const char *label, struct err *err)
{
	struct action *a = &j->action;
	int code;
	if (a->depth) {
		if (sqlite3_get_autocommit(j->sql.db)) /* the disk failed and SQLite took all back */
			return err_setf(err, ERR_DATA, _("What was being kept in %s was interrupted, nothing was changed|do it again"), j->path);
		code = sql_run(&j->sql, err, "SAVEPOINT part", NULL);
	} else {
		code = action_writable(j, err);
		if (!code)
			code = sql_begin(&j->sql, err);
		if (!code && (code = session_start(j, err)))
			take_back(j);
	}
	if (code)
		return code;
	a->depth++;
	if (label)
		action_label(j, mem_dup(NULL, label));
	return 0;
}

void action_label(journal *j, char *label)
{
	if (j->action.label)
		talloc_free(label);
	else
		j->action.label = talloc_steal(j, label);
}

int journal_begin(journal *j, const char *label, struct err *err)
{
	return action_begin(j, label, err);
}

/* Takes the action just asked for (id, changes) out of the history, with the file that only it would have brought back. 0 when there is none. */
static int forget_one(journal *j, rows *r, struct err *err)
{
	AUTO_CTX(tmp);
	int code = rows_next(r, err);
	if (code <= 0)
		return code;
	int64_t id = sqlite3_column_int64(r->st, 0);
	value changes = rows_value(r, 1), kept = value_copy(tmp, &changes);
	rows_done(r);
	code = sql_run(&j->sql, err, "DELETE FROM history WHERE id = ?", "i", id);
	code = code ? code : attachment_forget(j, kept.s, kept.len, err);
	return code ? code : 1;
}

/* Each action adds one row and takes at most two away, so that it never costs more than a few pages. */
static int history_trim(journal *j, int64_t newest, struct err *err)
{
	char oldest[11];
	int code = 1;
	date_to_iso(oldest, clock_today() - HISTORY_DAYS);
	for (int i = 0; i < 2 && code > 0; i++) {
		AUTO_ROWS r = {0};
		code = sql_query(&r, &j->sql, err, "SELECT id, changes FROM history WHERE id = (SELECT min(id) FROM history) AND (id <= ? OR at < ?)", "is",
		                 newest - HISTORY_ROWS, oldest);
		code = code ? code : forget_one(j, &r, err);
	}
	return code < 0 ? code : 0;
}

/* A new action ends what could be done again: the newest ones, so that the others are not read. */
static int forget_undone(journal *j, struct err *err)
{
	int code;
	do {
		AUTO_ROWS r = {0};
		code = sql_query(&r, &j->sql, err, "SELECT id, changes FROM history WHERE id = (SELECT max(id) FROM history) AND undone", NULL);
		code = code ? code : forget_one(j, &r, err);
	} while (code > 0);
	return code;
}

int history_add(journal *j, const char *label, const char *backup, const void *changes, int len, struct err *err)
{
	char at[25];
	clock_stamp(at);
	int code = forget_undone(j, err);
	if (!code)
		code = sql_run(&j->sql, err, "INSERT INTO history(at, label, undone, backup, changes) VALUES(?, ?, 0, ?, ?)", "sssb",
		               at, label, backup, changes, len);
	return code ? code : history_trim(j, sqlite3_last_insert_rowid(j->sql.db), err);
}

static int session_keep(journal *j, struct err *err)
{
	struct action *a = &j->action;
	int len = 0;
	void *changes = NULL;
	if (!a->session || sqlite3session_isempty(a->session))
		return 0;
	if (sqlite3session_changeset(a->session, &len, &changes))
		return sql_error(&j->sql, err);
	sqlite3session_delete(a->session);
	a->session = NULL;
	if (!a->label)
		action_label(j, mem_dup(NULL, _("Change")));
	int code = sums_follow(&j->sql, changes, len, err);
	if (!code && len && *a->label)
		code = history_add(j, a->label, NULL, changes, len, err);
	sqlite3_free(changes);
	return code;
}

static int commit(journal *j, struct err *err)
{
	int code = sql_end(&j->sql, session_keep(j, err), err);
	forget(j);
	return code;
}

int journal_read_begin(journal *j, struct err *err)
{
	return sql_run(&j->sql, err, "SAVEPOINT reading", NULL);
}

void journal_read_end(journal *j)
{
	if (!sqlite3_get_autocommit(j->sql.db))
		sqlite3_exec(j->sql.db, "RELEASE reading", NULL, NULL, NULL);
}

int journal_commit(journal *j, struct err *err)
{
	struct action *a = &j->action;
	if (sqlite3_get_autocommit(j->sql.db)) {
		if (!--a->depth)
			forget(j);
		return err_setf(err, ERR_DATA, _("What was being kept in %s was interrupted, nothing was changed|do it again"), j->path);
	}
	return --a->depth ? sql_run(&j->sql, err, "RELEASE part", NULL) : commit(j, err);
}

void journal_rollback(journal *j)
{
	struct action *a = &j->action;
	if (!--a->depth)
		take_back(j);
	else if (!sqlite3_get_autocommit(j->sql.db))
		sqlite3_exec(j->sql.db, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL);
}

int journal_end(journal *j, int code, struct err *err)
{
	if (!code)
		return journal_commit(j, err);
	journal_rollback(j);
	return code;
}
