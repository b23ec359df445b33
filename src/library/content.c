// SPDX-License-Identifier: EUPL-1.2
/* Walks the content folder and keeps what was read. */
#include "content.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>

struct id { const char *kind, *name; spot at; };

/* ---- places ---- */

void spot_problem(struct problems *p, spot at, struct err *e)
{
	if (at.line)
		err_place(e, "%s:%zu:%zu", at.file, at.line, at.column);
	else
		err_place(e, "%s", at.file);
	problems_take(p, e);
}

void spot_say(struct problems *p, spot at, const char *sentence)
{
	size_t what = strcspn(sentence, "|");
	COMPLAIN(p, at, "%.*s|%s", (int)what, sentence, sentence + what + 1);
}

spot text_spot(const text_at *t, size_t offset)
{
	size_t line = 0, column = 0;
	for (size_t i = 0; i < offset && t->s[i]; i++) {
		if (t->s[i] == '\n') {
			line++;
			column = 0;
		} else if (((unsigned char)t->s[i] & 0xc0) != 0x80) {
			column++;
		}
	}
	if (t->literal)
		return (spot){ t->at.file, t->at.line + 1 + line, t->indent + column + 1 };
	return (spot){ t->at.file, t->at.line, t->at.column + (line ? 0 : column) };
}

/* ---- items ---- */

const cell *item_cell(const item *it, const char *name)
{
	return &it->cells[field_index_named(it->e, name)];
}

const char *item_text(const item *it, const char *name)
{
	const value *v = &item_cell(it, name)->v;
	return v->kind == V_TEXT ? v->s : "";
}

int64_t item_int(const item *it, const char *name)
{
	const value *v = &item_cell(it, name)->v;
	return v->kind == V_INT ? v->n : 0;
}

const char *item_id(const item *it)
{
	return it->cells[0].v.kind == V_TEXT ? it->cells[0].v.s : "";
}

item *content_next(const content *c, const entity *e, size_t *at)
{
	while (*at < c->count) {
		item *it = c->items[(*at)++];
		if (it->e == e)
			return it;
	}
	return NULL;
}

item *content_first(const content *c, const entity *e)
{
	size_t at = 0;
	return content_next(c, e, &at);
}

/* ---- ids ---- */

void content_declare(content *c, const char *kind, const char *name, spot at)
{
	if (!name[0])
		return;
	if (c->nids == c->ids_room) {
		c->ids_room = c->ids_room ? 2 * c->ids_room : 512;
		c->ids = GROW(c, c->ids, c->ids_room);
	}
	c->ids[c->nids++] = (struct id){ kind, name, at };
}

void content_unread(content *c, const entity *e)
{
	if (c->nunread < LENGTH(c->unread))
		c->unread[c->nunread++] = e;
}

static int compare_ids(const void *a, const void *b)
{
	const struct id *x = a, *y = b;
	int order = strcmp(x->kind, y->kind);
	order = order ? order : strcmp(x->name, y->name);
	order = order ? order : strcmp(x->at.file, y->at.file);
	return order ? order : (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

static bool same_id(const struct id *a, const struct id *b)
{
	return strcmp(a->kind, b->kind) == 0 && strcmp(a->name, b->name) == 0;
}

/* A path as the people who write know it, from the content folder. */
static const char *inside(const content *c, const char *file)
{
	size_t n = strlen(c->root);
	return strncmp(file, c->root, n) == 0 && file[n] == '/' ? file + n + 1 : file;
}

void content_sort_ids(content *c)
{
	if (c->nids)
		qsort(c->ids, c->nids, sizeof *c->ids, compare_ids);
	for (size_t i = 1; i < c->nids; i++)
		if (same_id(&c->ids[i - 1], &c->ids[i]))
			COMPLAIN(c->p, c->ids[i].at, _("“%s” is already used, %s line %zu|give it another name"),
				 c->ids[i].name + (c->ids[i].name[0] == '@'), inside(c, c->ids[i - 1].at.file), c->ids[i - 1].at.line);
}

static int compare_id(const void *key, const void *element)
{
	const struct id *x = key, *y = element;
	int order = strcmp(x->kind, y->kind);
	return order ? order : strcmp(x->name, y->name);
}

bool content_knows(const content *c, const char *kind, const char *name)
{
	struct id key = { .kind = kind, .name = name };
	for (size_t i = 0; i < c->nunread; i++)
		if (strcmp(c->unread[i]->name, kind) == 0)
			return true;
	return c->nids && bsearch(&key, c->ids, c->nids, sizeof *c->ids, compare_id);
}

struct same_kind { const struct id *first; };

static const char *id_name(const void *data, size_t i)
{
	const struct same_kind *k = data;
	return k->first[i].name;
}

const char *content_near(const content *c, const char *kind, const char *name)
{
	size_t first = 0, last;
	while (first < c->nids && strcmp(c->ids[first].kind, kind) != 0)
		first++;
	for (last = first; last < c->nids && strcmp(c->ids[last].kind, kind) == 0;)
		last++;
	struct same_kind k = { c->ids + first };
	return near_name(name, id_name, &k, last - first);
}

/* ---- files ---- */

static int is_yaml(const struct dirent *d)
{
	size_t n = strlen(d->d_name);
	return d->d_name[0] != '.' && n > 5 && strcmp(d->d_name + n - 5, ".yaml") == 0;
}

static void read_folder(content *c, const char *folder, const content_file *row)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_yaml, alphasort);
	for (int i = 0; i < n; i++) {
		yaml_load(c, path_join(c, folder, names[i]->d_name), row);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	else if (row->needed)
		COMPLAIN(c->p, ((spot){ .file = folder }), _("this folder is missing|put it back"));
}

static void read_row(content *c, const content_file *row)
{
	const char *path = path_join(c, c->root, row->path);
	if (path[strlen(path) - 1] == '/')
		read_folder(c, mem_dupn(c, path, strlen(path) - 1), row);
	else if (file_exists(path))
		yaml_load(c, path, row);
	else if (row->needed)
		COMPLAIN(c->p, ((spot){ .file = path }), _("this file is missing|put it back"));
}

static bool has_schema(const char *path)
{
	size_t folder = (size_t)(strrchr(path, '/') - path) + 1;
	for (size_t i = 0; i < ncontent_files; i++) {
		const char *known = content_files[i].path;
		size_t n = strlen(known);
		if (known[n - 1] == '/' ? n == folder && strncmp(path, known, n) == 0 : strcmp(path, known) == 0)
			return true;
	}
	return false;
}

/* A page put in a folder with a mistyped name would be left out without a word: it is said instead. */
static void find_strays(content *c, const char *folder, int depth)
{
	AUTO_CTX(tmp);
	const char *path = path_join(tmp, c->root, folder);
	struct dirent **names;
	int n = scandir(path, &names, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		const char *inside = path_join(tmp, folder, names[i]->d_name);
		struct stat st;
		if (names[i]->d_name[0] != '.' && stat(path_join(tmp, c->root, inside), &st) == 0) {
			if (S_ISDIR(st.st_mode) && depth < 4)
				find_strays(c, inside, depth + 1);
			else if (is_yaml(names[i]) && !has_schema(inside))
				COMPLAIN(c->p, ((spot){ .file = path_join(c, c->root, inside) }),
					 _("no kind of content lives here|move it beside its like"));
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

int content_read(const void *parent, content **out, const char *root, struct problems *p, struct err *e)
{
	struct stat st;
	if (stat(root, &st))
		return err_errno(e, root);
	if (!S_ISDIR(st.st_mode)) {
		errno = ENOTDIR;
		return err_errno(e, root);
	}
	content *c = NEW(parent, content);
	c->root = mem_dup(c, root);
	c->p = p;
	for (size_t i = 0; i < ncontent_files; i++)
		read_row(c, &content_files[i]);
	for (size_t i = 0; content_folders[i]; i++)
		find_strays(c, content_folders[i], 0);
	*out = c;
	return 0;
}
