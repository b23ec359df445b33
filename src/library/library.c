// SPDX-License-Identifier: EUPL-1.2
/* library.db at run time: opening costs the reading of its first hundred bytes, and what was asked for is read when it is asked. */
#include "shelves.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/strbuf.h>

#include "store.h"

#define PAGE_COLUMNS "page.id, page.title, part.id, part.title, page.kind, page.summary, page.verified, page.advice, page.ord," \
	" page.position, (SELECT count(*) FROM page), page.pack, page.pack <> '' AND EXISTS (SELECT 1 FROM main.page AS o WHERE o.id = page.id)"
#define PAGE_FROM " FROM page JOIN part ON part.id = page.part "

static const char *const queries[QUERIES] = {
	[Q_PAGE] = "SELECT " PAGE_COLUMNS PAGE_FROM "WHERE page.id = ?",
	[Q_PAGE_BODY] = "SELECT body, next, sources FROM page WHERE id = ?",
	[Q_PAGES] = "SELECT " PAGE_COLUMNS PAGE_FROM "WHERE page.part = ? ORDER BY page.position",
	[Q_PARTS] = "SELECT id, title, summary FROM part WHERE EXISTS (SELECT 1 FROM page WHERE page.part = part.id) ORDER BY ord, id",
	[Q_PAGE_IDS] = "SELECT id FROM page ORDER BY position",
	[Q_GUIDE_IDS] = "SELECT id FROM page WHERE kind IN ('guide', 'mission')",
	[Q_SCREEN] = "SELECT id FROM page WHERE screen = ?",
	[Q_TITLE] = "SELECT title FROM page WHERE id = ?",
	[Q_WORD] = "SELECT id, full, kind, means, see, pages, name FROM word WHERE folded = ? ORDER BY id = ? DESC, hit",
	[Q_WORDS] = "SELECT id, full, kind, name FROM word ORDER BY folded, id",
	[Q_WORD_IDS] = "SELECT id FROM word ORDER BY folded, id",
	[Q_LEVELS] = "SELECT id, title, summary FROM level ORDER BY n",
	[Q_CRITERIA] = "SELECT id, level, title, explain, evidence, page FROM criterion ORDER BY n",
	[Q_ACI] = "SELECT title, warning FROM aci",
	[Q_ACI_LEVELS] = "SELECT id, title, '' FROM aci_level ORDER BY n",
	[Q_ACI_CRITERIA] = "SELECT id, level, title, explain, evidence, page FROM aci_criterion ORDER BY n",
	[Q_SOURCE] = "SELECT key, title, author, date, kind, url, read, note FROM source WHERE key = ?",
	[Q_SAMPLES] = "SELECT n, entity, key FROM sample ORDER BY n",
	[Q_SAMPLE_VALUES] = "SELECT name, value FROM sample_value WHERE sample = ? ORDER BY i",
	[Q_SCALES] = "SELECT scale.n, kind, name, scale_value.n, s, name = 'id' AND EXISTS (SELECT 1 FROM scale AS y JOIN scale_value AS z"
		     " ON z.scale = y.n AND z.name = 'id' WHERE y.n > (scale.n / ?1 + 1) * ?1 AND y.kind = scale.kind AND z.s = scale_value.s) AS replaced FROM scale JOIN scale_value ON scale_value.scale = scale.n ORDER BY scale.n",
	[Q_HIT_PAGE] = "SELECT page.id, page.title, page.kind, part.title, page.summary, page.plain" PAGE_FROM "WHERE page.hit = ?",
	[Q_HIT_WORD] = "SELECT id, full, plain, name FROM word WHERE hit = ?",
	[Q_HIT_QUESTION] = "SELECT question.owner || '/' || question.id, ask, why || ' ' || good, topic.title FROM question JOIN topic ON topic.id = question.owner"
			   " WHERE question.n = ?",
	[Q_QUESTION] = "SELECT ask FROM question WHERE owner = ? AND id = ?",
	[Q_WORDING] = "SELECT text FROM wording WHERE key = ?",
	[Q_ORIGINAL] = "SELECT 'original:' || page.id, page.title, part.id, part.title, page.kind, page.summary, page.verified, page.advice, page.ord,"
		       " page.position, (SELECT count(*) FROM page), '', 0 FROM main.page AS page JOIN main.part AS part ON part.id = page.part"
		       " WHERE page.id = ?",
	[Q_ORIGINAL_BODY] = "SELECT body, next, sources FROM main.page WHERE id = ?",
	[Q_PACK] = "SELECT title, version, author, date, expires FROM pack WHERE name = ?",
	[Q_IDS] = "SELECT 'page', id FROM page UNION ALL SELECT 'part', id FROM part UNION ALL SELECT 'word', id FROM word"
		  " UNION ALL SELECT 'source', key FROM source UNION ALL SELECT 'topic', id FROM topic UNION ALL SELECT 'survey', id FROM survey"
		  " UNION ALL SELECT 'step', id FROM step UNION ALL SELECT 'screen', screen FROM page"
		  " UNION ALL SELECT kind, s FROM scale JOIN scale_value ON scale_value.scale = scale.n AND name = 'id'",
	[Q_STATE] = "SELECT 'page', id, hash, title FROM page UNION ALL SELECT 'word', id, full || ' ' || means, name FROM word ORDER BY 1, 2",
	[Q_TOPIC] = "SELECT id, title, season, what, words, pages FROM topic WHERE id = ?",
	[Q_TOPICS] = "SELECT id, title, season FROM topic ORDER BY \"order\", id",
	[Q_TOPIC_KEYWORDS] = "SELECT keywords FROM topic ORDER BY \"order\", id",
	[Q_QUESTIONS] = "SELECT id, ask, why, good FROM question WHERE owner = ? ORDER BY n",
	[Q_SURVEY] = "SELECT id, title, summary, intro FROM survey WHERE id = ?",
	[Q_SURVEYS] = "SELECT id, title, summary FROM survey ORDER BY \"order\", id",
	[Q_SURVEY_QUESTIONS] = "SELECT id, text, kind, help, choices FROM survey_question WHERE owner = ? ORDER BY n",
	[Q_BOXES] = "SELECT id FROM box WHERE owner = ?1 AND EXISTS (SELECT 1 FROM page WHERE id = ?1 AND kind = 'checklist') ORDER BY n",
	[Q_STEPS] = "SELECT id, title, \"do\", proof, \"check\", read FROM step ORDER BY n",
};

/* Queries of the index, which no view can hold: one part a shelf. */
static const struct { enum query_name name; const char *each, *tail; } shelf_queries[] = {
	{Q_FIND, "SELECT rowid + # AS hit, bm25(find, 10.0, 6.0, 3.0, 1.0) AS score FROM $.find WHERE find MATCH ?1", " ORDER BY score, hit LIMIT ?2"},
	{Q_OCCURS, "SELECT 1 FROM $.find WHERE find MATCH ?1", " LIMIT 1"},
	{Q_VOCABULARY, "SELECT term FROM $.vocabulary", ""},
};

/* ---- opening ---- */

static int close_library(library *l)
{
	for (size_t i = 0; i < QUERIES; i++)
		sqlite3_finalize(l->st[i]);
	sqlite3_close(l->db);
	problems_clear(&l->wrong);
	return 0;
}

static uint32_t big_endian(const unsigned char *s)
{
	return (uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3];
}

/* Whose file it is stands in the first hundred bytes of any SQLite file: version at 60, application at 68. */
static int check_header(const library *l, struct err *e)
{
	unsigned char head[100];
	int fd = open(l->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_setf(e, ERR_DATA, _("The guide is missing (%s)|install carnet again, or run make where it was built"), l->path);
	ssize_t n = read(fd, head, sizeof head);
	close(fd);
	if (n != sizeof head || memcmp(head, "SQLite format 3", 16) != 0 || big_endian(head + 68) != LIBRARY_ID)
		return err_setf(e, ERR_DATA, _("%s is not the guide of carnet|install carnet again, or run make where it was built"), l->path);
	if (big_endian(head + 60) != LIBRARY_VERSION)
		return err_setf(e, ERR_DATA, _("The guide %s is of another version than the program|install both from the same package"), l->path);
	return 0;
}

int library_open(const void *parent, library **out, const char *path, struct err *e)
{
	library *l = NEW(parent, library);
	l->path = path ? mem_dup(l, path) : path_resource(l, "library.db");
	talloc_set_destructor(l, close_library);
	int code = check_header(l, e);
	if (code)
		talloc_free(l);
	else
		*out = l;
	return code;
}

/* What an address would read otherwise is written %xx. */
char *file_address(const void *parent, const char *path)
{
	strbuf *b = sb_new(parent);
	sb_add(b, "file:");
	for (; *path; path++) {
		if (strchr("?#%", *path))
			sb_addf(b, "%%%02X", (unsigned)*path);
		else
			sb_addc(b, *path);
	}
	sb_add(b, "?immutable=1");
	return b->s;
}

static int unreadable(const library *l, struct err *e)
{
	return err_setf(e, ERR_DATA, _("The guide cannot be read (%s: %s)|install carnet again, or run make where it was built"), l->path,
			l->db ? sqlite3_errmsg(l->db) : "SQLite");
}

static int connect(library *l, struct err *e)
{
	AUTO_CTX(tmp);
	if (l->db)
		return 0;
	const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
	int code = sqlite3_open_v2(file_address(tmp, l->path), &l->db, flags, NULL) == SQLITE_OK ? 0 : unreadable(l, e);
	if (!code) {
		sqlite3_db_config(l->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL); /* "x" is a name, never a text */
		sqlite3_db_config(l->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
		code = shelves_attach(l, e);
	}
	if (!code)
		return 0;
	sqlite3_close(l->db);
	l->db = NULL;
	l->npacks = 0;
	return code;
}

void library_use_packs(library *l, const char *folder)
{
	l->packs = mem_dup(l, folder);
}

/* The text of a query, over all shelves when it is one of the index. */
static const char *query_text(const void *parent, const library *l, enum query_name q)
{
	for (size_t i = 0; i < LENGTH(shelf_queries); i++)
		if (shelf_queries[i].name == q)
			return shelves_query(parent, l, shelf_queries[i].each, shelf_queries[i].tail);
	return queries[q];
}

sqlite3_stmt *library_query(library *l, enum query_name q, struct err *e)
{
	if (connect(l, e))
		return NULL;
	if (!l->st[q]) {
		AUTO_CTX(tmp);
		if (sqlite3_prepare_v3(l->db, query_text(tmp, l, q), -1, SQLITE_PREPARE_PERSISTENT, &l->st[q], NULL) != SQLITE_OK) {
			unreadable(l, e);
			return NULL;
		}
	}
	sqlite3_reset(l->st[q]);
	sqlite3_clear_bindings(l->st[q]);
	return l->st[q];
}

bool library_step(library *l, sqlite3_stmt *st, struct err *e)
{
	int rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		unreadable(l, e);
	sqlite3_reset(st);
	return false;
}

int library_sound(library *l, struct err *e)
{
	sqlite3_stmt *st = NULL;
	if (connect(l, e))
		return e ? e->code : ERR_DATA;
	bool sound = sqlite3_prepare_v2(l->db, "PRAGMA main.quick_check(1)", -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
		!strcmp(column(st, 0), "ok");
	sqlite3_finalize(st);
	return sound ? 0 : err_setf(e, ERR_DATA, _("The guide %s is damaged|install carnet again, or run make where it was built"), l->path);
}

const char *library_wording(library *l, const void *parent, const char *key)
{
	AUTO_ERR e = {0};
	sqlite3_stmt *st = library_query(l, Q_WORDING, &e);
	if (!st)
		return "";
	sqlite3_bind_text(st, 1, key, -1, SQLITE_STATIC);
	const char *text = library_step(l, st, &e) ? column_dup(parent, st, 0) : "";
	sqlite3_reset(st);
	return text;
}

const char *const *library_names(library *l, const void *parent, const char *key)
{
	AUTO_CTX(tmp);
	const char **list = NEW_ARRAY(parent, const char *, 1);
	size_t count = 0;
	char *words = mem_dup(list, library_wording(l, tmp, mem_printf(tmp, "names.%s", key))), *one;
	while ((one = strsep(&words, "\n"))) {
		list = GROW(parent, list, count + 2);
		if (*one)
			list[count++] = one;
	}
	list[count] = NULL;
	return list;
}

/* ---- columns ---- */

const char *column(sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);
	return s ? s : "";
}

char *column_dup(const void *parent, sqlite3_stmt *st, int i)
{
	return mem_dup(parent, column(st, i));
}

const char **column_lines(const void *parent, sqlite3_stmt *st, int i, size_t *count)
{
	const char *s = column(st, i);
	size_t n = s[0] != '\0';
	for (const char *p = s; *p; p++)
		n += *p == '\n';
	const char **list = NEW_ARRAY(parent, const char *, n + 1);
	for (*count = 0; *count < n; s += strcspn(s, "\n") + 1)
		list[(*count)++] = mem_dupn(list, s, strcspn(s, "\n"));
	return list;
}
