// SPDX-License-Identifier: EUPL-1.2
/* A journal of which SQLite knows some tables only. Before its first answer SQLite reads and parses the whole schema, every table, view and trigger:
   more work than a search. Here the pages of the schema are shown to it without the rows that nobody asked for, and it parses what is left. Such a
   database is open for reading, so that no page shown in this way is ever written; a page that is not understood is shown as it is. */
#include "internal.h"

#include <carnet/base/mem.h>
#include <string.h>

/* A page as https://sqlite.org/fileformat2.html draws it. The schema is the table whose root is page 1. */
enum {
	PAGE = 4096, /* as in every journal made here; others are shown whole */
	FIRST_HEADER = 100,
	CELLS = 3, /* from the header of a page on: how many cells; the page after the last cell; the list of cells in a leaf, in the pages above */
	LAST_CHILD = 8,
	LEAF_LIST = 8,
	INNER_LIST = 12,
	IS_LEAF = 0x0d,
	IS_INNER = 0x05,
	LEAVES_MAX = 256,
	SURE = 400 /* bytes of a row that are never on another page */
};

struct part {
	sqlite3_io_methods methods; /* the file's own, but for reading; the first member: what the file points to */
	const sqlite3_io_methods *whole;
	const char *const *tables;
	uint32_t leaves[LEAVES_MAX]; /* of the schema, those with a row to show */
	size_t count;
};

static size_t get(const uint8_t *at, size_t bytes)
{
	size_t n = 0;
	for (size_t i = 0; i < bytes; i++)
		n = n << 8 | at[i];
	return n;
}

static void put(uint8_t *at, size_t bytes, size_t n)
{
	while (bytes--) {
		at[bytes] = (uint8_t)n;
		n >>= 8;
	}
}

/* Returns what follows; end, and 0, when it would go beyond. */
static const uint8_t *varint(const uint8_t *at, const uint8_t *end, size_t *n)
{
	*n = 0;
	while (at < end) {
		*n = *n << 7 | (*at & 0x7f);
		if (!(*at++ & 0x80))
			return at;
	}
	*n = 0;
	return end;
}

/* The table, or one that it keeps for itself as the search index does. */
static bool is_asked(const char *const *tables, const char *name, size_t width)
{
	for (; *tables; tables++) {
		size_t len = strlen(*tables);
		if (width >= len && !memcmp(name, *tables, len) && (width == len || name[len] == '_'))
			return true;
	}
	return false;
}

/* A row of the schema begins with its kind, its name and the name of its table. */
static bool is_shown(const struct part *p, const uint8_t *cell, const uint8_t *end)
{
	enum { KIND, NAME, TABLE, COLUMNS };
	size_t n, width[COLUMNS];
	end = end - cell < SURE ? end : cell + SURE;
	const uint8_t *header = varint(varint(cell, end, &n), end, &n), *at = varint(header, end, &n);
	if (n > (size_t)(end - header))
		return true;
	const char *text = (const char *)header + n;
	for (int i = 0; i < COLUMNS; i++) {
		at = varint(at, end, &n);
		width[i] = n > 12 ? (n - 13) / 2 : 0;
		if (n > 12 + 2 * SURE)
			return true;
	}
	const char *table = text + width[KIND] + width[NAME];
	if (table + width[TABLE] > (const char *)end)
		return true;
	bool stores = width[KIND] == 5 && (!memcmp(text, "table", 5) || !memcmp(text, "index", 5));
	return stores && is_asked(p->tables, table, width[TABLE]);
}

/* Leaves only the cells to show in the list of a page of rows; how many. */
static size_t show_leaf(const struct part *p, uint8_t *page, size_t header)
{
	uint8_t *list = page + header + LEAF_LIST;
	size_t count = get(page + header + CELLS, 2), shown = 0;
	if (page[header] != IS_LEAF || list + 2 * count > page + PAGE)
		return count;
	for (size_t i = 0; i < count; i++) {
		size_t cell = get(list + 2 * i, 2);
		if (cell >= PAGE || is_shown(p, page + cell, page + PAGE))
			memmove(list + 2 * shown++, list + 2 * i, 2);
	}
	put(page + header + CELLS, 2, shown);
	return shown;
}

/* SQLite takes a page without a row for damage: above them, those that have none to show go too. */
static void show_root(struct part *p, sqlite3_file *f, uint8_t *page)
{
	uint8_t *header = page + FIRST_HEADER, *list = header + INNER_LIST, leaf[PAGE];
	size_t count = get(header + CELLS, 2), from[LEAVES_MAX];
	if (count >= LEAVES_MAX)
		return;
	for (size_t i = 0; i <= count; i++) {
		size_t cell = get(list + 2 * i, 2);
		uint32_t no = (uint32_t)get(i == count ? header + LAST_CHILD : page + (cell < PAGE - 4 ? cell : 0), 4);
		if (!no || p->whole->xRead(f, leaf, PAGE, (sqlite3_int64)(no - 1) * PAGE) || *leaf != IS_LEAF) {
			p->count = 0;
			return;
		}
		if (show_leaf(p, leaf, 0)) {
			from[p->count] = i;
			p->leaves[p->count++] = no;
		}
	}
	if (!p->count)
		return;
	for (size_t i = 0; i + 1 < p->count; i++)
		memmove(list + 2 * i, list + 2 * from[i], 2);
	put(header + CELLS, 2, p->count - 1);
	put(header + LAST_CHILD, 4, p->leaves[p->count - 1]);
}

static int read_shown(sqlite3_file *f, void *page, int bytes, sqlite3_int64 at)
{
	struct part *p = (struct part *)f->pMethods;
	int rc = p->whole->xRead(f, page, bytes, at);
	if (rc || bytes != PAGE || at % PAGE)
		return rc;
	if (!at) {
		p->count = 0;
		if (((uint8_t *)page)[FIRST_HEADER] == IS_INNER)
			show_root(p, f, page);
		else
			show_leaf(p, page, FIRST_HEADER);
		return 0;
	}
	for (size_t i = 0; i < p->count; i++)
		if (p->leaves[i] == at / PAGE + 1)
			show_leaf(p, page, 0);
	return 0;
}

int part_open(struct sql *s, const char *path, const char *const *tables, struct err *e)
{
	sqlite3_file *f;
	int64_t version;
	int code = sql_open(s, path, SQLITE_OPEN_READONLY, e);
	if (code)
		return code;
	sqlite3_busy_timeout(s->db, 0); /* the whole waits for who writes */
	sqlite3_file_control(s->db, "main", SQLITE_FCNTL_FILE_POINTER, &f);
	s->part = NEW(NULL, struct part);
	*s->part = (struct part){.methods = *f->pMethods, .whole = f->pMethods, .tables = tables};
	s->part->methods.xRead = read_shown;
	s->part->methods.iVersion = 1; /* neither a log of writes nor pages mapped: they would be read past us */
	f->pMethods = &s->part->methods;
	code = sql_run(s, e, "BEGIN", NULL); /* what is read is of one moment, until it is taken back */
	code = code ? code : open_identify(s, &version, e);
	if (!code && version != SCHEMA_VERSION)
		code = ERR_DATA;
	code = code ? code : foreign_tables(s, e);
	if (code)
		sql_close(s);
	return code;
}
