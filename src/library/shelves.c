// SPDX-License-Identifier: EUPL-1.2
#include "shelves.h"
#include <carnet/library/packs.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/strbuf.h>

#include "pack_file.h"
#include "scales.h"
#include "store.h"

/* ---- the folder ---- */

static int is_pack(const struct dirent *d)
{
	size_t n = strlen(d->d_name), m = strlen(PACK_ENDING);
	return d->d_name[0] != '.' && n > m && strcmp(d->d_name + n - m, PACK_ENDING) == 0;
}

char **shelves_files(const void *parent, const char *folder, size_t *count)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_pack, alphasort);
	char **list = NEW_ARRAY(parent, char *, (size_t)(n < 0 ? 0 : n) + 1);
	*count = 0;
	for (int i = 0; i < n; i++) {
		list[(*count)++] = path_join(list, folder, names[i]->d_name);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return list;
}

/* ---- attaching ---- */

static int run(library *l, const char *sql, struct err *e)
{
	if (sqlite3_exec(l->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return 0;
	return err_setf(e, ERR_DATA, _("The packs cannot be read (%s)|remove the last one added: carnet pack remove"), sqlite3_errmsg(l->db));
}

/* The number that sql answers; 0 when it cannot be asked. */
static int number(library *l, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int n = sqlite3_prepare_v2(l->db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int(st, 0) : 0;
	sqlite3_finalize(st);
	return n;
}

/* Made by this version of the program: the same tables, to the letter. */
static bool is_current(library *l, size_t k)
{
	AUTO_CTX(tmp);
	const char *its = mem_printf(tmp, "SELECT type, name, sql FROM p%zu.sqlite_schema", k);
	const char *ours = "SELECT type, name, sql FROM main.sqlite_schema";
	return number(l, mem_printf(tmp, "PRAGMA p%zu.user_version", k)) == LIBRARY_VERSION &&
	       number(l, mem_printf(tmp, "SELECT NOT EXISTS (%s EXCEPT %s) AND NOT EXISTS (%s EXCEPT %s)", ours, its, its, ours));
}

/* A pack added by another version is made again from its files, in memory. */
static int attach_again(library *l, const char *path, size_t k, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	library *base;
	content *c;
	unsigned char *bytes;
	sqlite3_int64 size;
	int code = library_open(tmp, &base, l->path, e);
	code = code ? code : pack_file_content(tmp, &c, path, base, &p, e);
	code = code ? code : run(l, mem_printf(tmp, "ATTACH ':memory:' AS p%zu", k), e);
	code = code ? code : content_bytes(c, &bytes, &size, e);
	if (!code && sqlite3_deserialize(l->db, mem_printf(tmp, "p%zu", k), bytes, size, size,
				         SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
		code = err_setf(e, ERR_DATA, _("The packs cannot be read (%s)|remove the last one added: carnet pack remove"), sqlite3_errmsg(l->db));
	return code;
}

static const char *shelf_name(const void *parent, size_t k)
{
	return k ? mem_printf(parent, "p%zu", k) : "main";
}

/* As the shelf after the last one. */
static int attach(library *l, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	size_t k = l->npacks + 1;
	char *sql = sqlite3_mprintf("ATTACH %Q AS p%d", file_address(tmp, path), (int)k);
	int code = sqlite3_exec(l->db, sql, NULL, NULL, NULL);
	sqlite3_free(sql);
	if (code == SQLITE_OK && is_current(l, k)) {
		code = scales_check_shelf(l->db, shelf_name(tmp, k), e); /* the guide may have changed since */
	} else {
		if (code == SQLITE_OK)
			run(l, mem_printf(tmp, "DETACH p%zu", k), NULL);
		code = attach_again(l, path, k, e);
	}
	if (code)
		run(l, mem_printf(tmp, "DETACH p%zu", k), NULL);
	return code;
}

static struct timespec changed_at(const char *folder)
{
	struct stat st;
	return stat(folder, &st) ? (struct timespec){0} : st.st_mtim;
}

bool library_packs_changed(const library *l)
{
	if (!l->packs || !l->db)
		return false;
	struct timespec now = changed_at(l->packs);
	return now.tv_sec != l->packs_at.tv_sec || now.tv_nsec != l->packs_at.tv_nsec;
}

static void attach_all(library *l)
{
	AUTO_CTX(tmp);
	l->packs_at = changed_at(l->packs);
	size_t count;
	char **files = shelves_files(tmp, l->packs, &count);
	for (size_t i = 0; i < count; i++) {
		AUTO_ERR e = {0};
		int code = l->npacks < PACKS_MAX ? attach(l, files[i], &e) :
			err_setf(&e, ERR_INPUT, _("Only %d packs can be used at once|remove one: carnet pack remove"), PACKS_MAX);
		l->npacks += !code;
		if (code) {
			err_place(&e, "%s", files[i]);
			problems_take(&l->wrong, &e);
		}
	}
}

/* ---- one view over all ---- */

/* Tables whose rows are put one after the other: a name already there is not said again. */
static const struct { const char *table, *columns, *same; } lists[] = {
	{"wording", "key, text", "y.key = x.key"},
	{"part", "n, id, title, ord, summary", "y.id = x.id"},
	{"word", "hit + # AS hit, id, folded, name, full, kind, means, see, pages, sources, plain", "y.id = x.id"},
	{"pack", "name, title, version, author, date, expires, sum", "y.name = x.name"},
	{"scale", "n + # AS n, kind", NULL},
	{"scale_value", "scale + # AS scale, name, n, s", NULL},
};

/* Appends text with $ replaced by the shelf's name and # by what its rows are moved by. */
static void add_shelf(strbuf *sql, const char *text, size_t k)
{
	AUTO_CTX(tmp);
	for (; *text; text++) {
		if (*text == '$')
			sb_add(sql, shelf_name(tmp, k));
		else if (*text == '#')
			sb_addf(sql, "%zu", k * PACK_ROWS);
		else
			sb_addc(sql, *text);
	}
}

static int make_view(library *l, const char *table, const char *columns, const char *same, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	sb_addf(sql, "CREATE TEMP VIEW \"%s\" AS", table);
	for (size_t k = 0; k <= l->npacks; k++) {
		add_shelf(sql, mem_printf(tmp, "%s SELECT %s FROM $.\"%s\" AS x", k ? " UNION ALL" : "", columns, table), k);
		for (size_t i = 0; same && i < k; i++)
			add_shelf(sql, mem_printf(tmp, "%s NOT EXISTS (SELECT 1 FROM $.\"%s\" AS y WHERE %s)", i ? " AND" : " WHERE", table, same), i);
	}
	return run(l, sql->s, e);
}

static int make_stored_view(library *l, const entity *kind, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *columns = sb_new(tmp);
	const char *name = kind->fields[0].name;
	sb_add(columns, "n + # AS n, owner");
	for (size_t i = 0; i < kind->nfields; i++)
		if (kind->fields[i].type != &t_parts)
			sb_addf(columns, ", \"%s\"", kind->fields[i].name);
	return make_view(l, kind->name, columns->s, mem_printf(tmp, "y.\"%s\" = x.\"%s\" AND y.owner = x.owner", name, name), e);
}

/* Which shelf shows each page, and where it stands among all: the last pack that has it, else the guide. */
static int make_places(library *l, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	sb_add(sql, "CREATE TEMP TABLE place(id TEXT PRIMARY KEY, shelf INTEGER, position INTEGER) WITHOUT ROWID;"
		    "INSERT INTO place SELECT id, shelf, row_number() OVER (ORDER BY (SELECT ord FROM temp.part WHERE part.id = one.part), part, ord, id)"
		    " FROM (SELECT id, max(shelf) AS shelf, part, ord FROM (");
	for (size_t k = 0; k <= l->npacks; k++)
		sb_addf(sql, "%sSELECT %zu AS shelf, id, part, ord FROM %s.page", k ? " UNION ALL " : "", k, shelf_name(tmp, k));
	sb_add(sql, ") GROUP BY id) AS one");
	return run(l, sql->s, e);
}

static int make_pages(library *l, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	sb_add(sql, "CREATE TEMP VIEW page AS");
	for (size_t k = 0; k <= l->npacks; k++) {
		sb_add(sql, k ? " UNION ALL" : "");
		add_shelf(sql,
			  " SELECT x.hit + # AS hit, place.position AS position, x.id AS id, title, part, kind, summary, verified, advice, ord,"
			  " screen, next, sources, body, plain, hash, pack FROM $.page AS x JOIN temp.place AS place ON place.id = x.id",
			  k);
		sb_addf(sql, " AND place.shelf = %zu", k);
	}
	return run(l, sql->s, e);
}

/* Not merged, and read where they are: sample, file. */
static int make_views(library *l, struct err *e)
{
	int code = 0;
	for (size_t i = 0; !code && i < LENGTH(lists); i++)
		code = make_view(l, lists[i].table, lists[i].columns, lists[i].same, e);
	for (size_t i = 0; !code && stored_kinds[i]; i++)
		code = make_stored_view(l, stored_kinds[i], e);
	code = code ? code : make_places(l, e);
	return code ? code : make_pages(l, e);
}

int shelves_attach(library *l, struct err *e)
{
	if (!l->packs)
		return 0;
	attach_all(l);
	if (!l->npacks)
		return 0;
	sqlite3_db_config(l->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(l->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return make_views(l, e);
}

char *shelves_query(const void *parent, const library *l, const char *each, const char *tail)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	for (size_t k = 0; k <= l->npacks; k++) {
		sb_add(sql, k ? " UNION ALL " : "");
		add_shelf(sql, each, k);
	}
	sb_add(sql, tail);
	return mem_dup(parent, sql->s);
}

char *shelves_title(const void *parent, const library *l, size_t k)
{
	AUTO_CTX(tmp);
	sqlite3_stmt *st = NULL;
	bool read = sqlite3_prepare_v2(l->db, mem_printf(tmp, "SELECT title FROM %s.pack", shelf_name(tmp, k)), -1, &st, NULL) == SQLITE_OK &&
		    sqlite3_step(st) == SQLITE_ROW;
	char *title = read ? column_dup(parent, st, 0) : mem_dup(parent, "");
	sqlite3_finalize(st);
	return title;
}
