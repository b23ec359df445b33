// SPDX-License-Identifier: EUPL-1.2
/* How the columns of a CSV meet the fields: guessed from its headers, remembered in the settings folder. */
#include <jansson.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "csv_parts.h"

enum { PREVIEW = 5, REMEMBERED_LARGEST = 1 << 20 };

struct head {
	csv_map *map;
	bool header;
};

static int head_row(void *data, size_t line, char **cells, size_t count)
{
	struct head *h = data;
	csv_map *m = h->map;

	(void)line;
	if (!h->header) {
		h->header = true;
		m->count = count;
		m->headers = NEW_ARRAY(m, char *, count);
		for (size_t k = 0; k < count; k++)
			m->headers[k] = text_trim(m, csv_unguard(cells[k]));
		return 0;
	}
	char **row = NEW_ARRAY(m->preview, char *, m->count);
	for (size_t k = 0; k < m->count; k++)
		row[k] = mem_dup(row, k < count ? cells[k] : "");
	m->preview[m->npreview++] = row;
	return m->npreview == PREVIEW;
}

/* Every header meets a field, and every required field without a value of its own is there. */
static bool fits(const csv_map *m, const entity *e)
{
	AUTO_CTX(tmp);
	bool *met = mem_alloc(tmp, e->nfields, "met"), some = false;

	for (size_t k = 0; k < m->count; k++) {
		const field *f = csv_field(e, m->headers[k]);
		if (!f && csv_stamp(m->headers[k]) == STAMP_NONE)
			return false;
		if (f)
			met[f - e->fields] = some = true;
	}
	for (size_t i = 0; i < e->nfields; i++)
		if (!met[i] && e->fields[i].flags & F_NEED && !e->fields[i].opt.fallback)
			return false;
	return some;
}

static int deduce(csv_map *m, struct err *err)
{
	AUTO_CTX(tmp);
	strbuf *names = sb_new(tmp);
	size_t n = 0;

	for (size_t i = 0; entities[i]; i++) {
		if (!fits(m, entities[i]))
			continue;
		m->e = entities[i];
		sb_addf(names, "%s%s", n++ ? ", " : "", entities[i]->alias);
	}
	if (n == 1)
		return 0;
	m->e = NULL;
	if (n == 0)
		return err_set(err, ERR_INPUT, _("These columns fit no kind of record by themselves"),
			_("import them from the list where they go, or name it: carnet import expense FILE"));
	return err_setf(err, ERR_INPUT, _("These columns fit several kinds of records (%s)|import them from the list where they go, or name it: carnet import expense FILE"), names->s);
}

static void match(csv_map *m)
{
	m->columns = NEW_ARRAY(m, const field *, m->count);
	for (size_t k = 0; k < m->count; k++) {
		const field *f = csv_field(m->e, m->headers[k]);
		for (size_t i = 0; i < k && f; i++)
			if (m->columns[i] == f)
				f = NULL; /* a second column of that name is left out */
		m->columns[k] = f;
	}
}

static char *remembered_path(const void *parent)
{
	AUTO_CTX(tmp);

	return path_join(parent, path_dir(tmp, path_settings(tmp)), "csv-columns.json");
}

static json_t *remembered(void)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *text, *path = remembered_path(tmp);
	size_t len;

	/* A missing or spoilt memory only means guessing again. */
	json_t *all = file_exists(path) && !file_read(tmp, &text, &len, path, REMEMBERED_LARGEST, &e) ? json_loadb(text, len, 0, NULL) : NULL;
	if (json_is_object(all))
		return all;
	json_decref(all);
	return json_object();
}

static char *headers_key(const void *parent, const csv_map *m)
{
	strbuf *key = sb_new(parent);

	for (size_t k = 0; k < m->count; k++)
		sb_addf(key, "%s%s", k ? ";" : "", csv_key(key, m->headers[k]));
	return key->s;
}

/* Choices made before for the same headers; false when there are none, or for another entity. */
static bool recall(csv_map *m, const entity *asked)
{
	AUTO_CTX(tmp);
	json_t *all = remembered();
	json_t *kept = json_object_get(all, headers_key(tmp, m));
	json_t *columns = json_object_get(kept, "columns");
	const char *name = json_string_value(json_object_get(kept, "entity"));
	const entity *e = name ? entity_named(name) : NULL;
	bool good = e && (!asked || e == asked) && json_array_size(columns) == m->count;

	if (good) {
		m->e = e;
		m->columns = NEW_ARRAY(m, const field *, m->count);
		for (size_t k = 0; k < m->count; k++) {
			const char *column = json_string_value(json_array_get(columns, k));
			m->columns[k] = column ? entity_field(e, column) : NULL;
		}
	}
	json_decref(all);
	return good;
}

int csv_remember(const csv_map *map, struct err *err)
{
	AUTO_CTX(tmp);
	json_t *all = remembered(), *columns = json_array();
	char *path = remembered_path(tmp);

	for (size_t k = 0; k < map->count; k++)
		json_array_append_new(columns, map->columns[k] ? json_string(map->columns[k]->name) : json_null());
	json_object_set_new(all, headers_key(tmp, map), json_pack("{s:s,s:o}", "entity", map->e->name, "columns", columns));
	char *text = json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
	json_decref(all);
	int code = dir_make(path_dir(tmp, path), 0700, err);
	if (!code)
		code = file_replace(path, text, strlen(text), 0600, err);
	free(text);
	return code;
}

static int some_match(const csv_map *m, struct err *err)
{
	for (size_t k = 0; k < m->count; k++)
		if (m->columns[k])
			return 0;
	return err_setf(err, ERR_INPUT, _("No column is a field of “%s”|write their names on the first line; carnet help %s lists them"), _(m->e->one),
		m->e->alias);
}

int csv_guess(journal *j, const void *parent, csv_map **out, const char *path, const entity *e, struct err *err)
{
	AUTO_CTX(tmp);
	csv_map *m = NEW(parent, csv_map);
	struct head h = {.map = m};
	char *text;
	size_t len;
	int code = csv_text(tmp, &text, &len, path, err);

	(void)j;
	*out = m;
	if (code)
		return code;
	m->separator = csv_separator(text, len);
	m->preview = NEW_ARRAY(m, char **, PREVIEW);
	AUTO_ERR later = {0}; /* a broken line further on is told when it is imported */
	csv_rows(text, len, m->separator, head_row, &h, &later);
	if (recall(m, e))
		return 0;
	m->e = e;
	code = e ? 0 : deduce(m, err);
	if (!code) {
		match(m);
		code = some_match(m, err);
	}
	if (code)
		err_place(err, "%s:1", path);
	return code;
}
