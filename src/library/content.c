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

#include "scales.h"

struct id { const char *kind, *name; spot at; bool base; };

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
		return (spot){t->at.file, t->at.line + 1 + line, t->indent + column + 1};
	return (spot){t->at.file, t->at.line, t->at.column + (line ? 0 : column)};
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

char *part_name(const void *parent, const char *owner, const char *id)
{
	return mem_printf(parent, "%s%s%s", owner, owner[0] ? "/" : "", id);
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

item *content_named(const content *c, const entity *e, const char *id)
{
	item *it;
	for (size_t at = 0; (it = content_next(c, e, &at));)
		if (strcmp(item_id(it), id) == 0)
			return it;
	return NULL;
}

/* ---- ids ---- */

static void declare(content *c, struct id id)
{
	if (!id.name[0])
		return;
	c->ids = GROW(c, c->ids, c->nids + 1);
	c->ids[c->nids++] = id;
}

void content_declare(content *c, const char *kind, const char *name, spot at)
{
	declare(c, (struct id){kind, name, at, false});
}

void content_declare_base(content *c, const char *kind, const char *name)
{
	declare(c, (struct id){kind, name, {.file = ""}, true});
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

static void complain_twice(content *c, const struct id *first, const struct id *second)
{
	if (!first->base)
		COMPLAIN(c->p, second->at, _("“%s” is already used, %s line %zu|give it another name"), second->name + (second->name[0] == '@'),
			 inside(c, first->at.file), first->at.line);
	else if (!second->base && strcmp(second->kind, c_page.name) != 0 && !scales_are_named(second->kind))
		COMPLAIN(c->p, second->at, _("the guide already has “%s”|give it another name: only pages and scales can be replaced"), second->name);
}

void content_sort_ids(content *c)
{
	if (c->nids)
		qsort(c->ids, c->nids, sizeof *c->ids, compare_ids);
	for (size_t i = 1; i < c->nids; i++)
		if (same_id(&c->ids[i - 1], &c->ids[i]))
			complain_twice(c, &c->ids[i - 1], &c->ids[i]);
}

static int compare_id(const void *key, const void *element)
{
	const struct id *x = key, *y = element;
	int order = strcmp(x->kind, y->kind);
	return order ? order : strcmp(x->name, y->name);
}

bool content_knows(const content *c, const char *kind, const char *name)
{
	struct id key = {.kind = kind, .name = name};
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
	struct same_kind k = {c->ids + first};
	return near_name(name, id_name, &k, last - first);
}

/* ---- files ---- */

static bool is_folder(const content_file *row)
{
	return row->path[strlen(row->path) - 1] == '/';
}

/* A pack has not the same files as the guide. */
static bool content_takes(const content *c, const content_file *row)
{
	return row->where == ANYWHERE || row->where == (c->base ? PACKS : PACKAGED);
}

static bool is_yaml(const char *name)
{
	size_t n = strlen(name);
	return name[0] != '.' && n > 5 && strcmp(name + n - 5, ".yaml") == 0;
}

/* The row that a path belongs to: "fr/guide/une-cpts.yaml" to "fr/guide/". */
static bool is_of(const content_file *row, const char *path)
{
	size_t n = strlen(row->path);
	return is_folder(row) ? strncmp(path, row->path, n) == 0 && !strchr(path + n, '/') && is_yaml(path + n) : strcmp(path, row->path) == 0;
}

static void read_row(content *c, const content_file *row, const source_file *files, size_t count)
{
	bool found = false;
	for (size_t i = 0; i < count; i++)
		if (is_of(row, files[i].path)) {
			yaml_load(c, path_join(c, c->root, files[i].path), &files[i], row);
			found = true;
		}
	if (found || !row->needed || (c->base && row->where != PACKS))
		return;
	spot at = {.file = path_join(c, c->root, row->path)};
	if (is_folder(row))
		COMPLAIN(c->p, at, _("this folder is missing|put it back"));
	else
		COMPLAIN(c->p, at, _("this file is missing|put it back"));
}

/* A page put in a folder with a mistyped name would be left out without a word: it is said instead. */
static void check_stray(content *c, const source_file *file)
{
	for (size_t i = 0; i < ncontent_files; i++)
		if (content_takes(c, &content_files[i]) && is_of(&content_files[i], file->path))
			return;
	COMPLAIN(c->p, ((spot){.file = path_join(c, c->root, file->path)}), _("no kind of content lives here|move it beside its like"));
}

void content_read_files(const void *parent, content **out, const char *root, struct library *base, const source_file *files, size_t count,
			struct problems *p)
{
	content *c = NEW(parent, content);
	c->root = mem_dup(c, root);
	c->base = base;
	c->files = files;
	c->nfiles = count;
	c->p = p;
	for (size_t i = 0; i < ncontent_files; i++)
		if (content_takes(c, &content_files[i]))
			read_row(c, &content_files[i], files, count);
	for (size_t i = 0; i < count; i++)
		check_stray(c, &files[i]);
	*out = c;
}

/* ---- folders ---- */

enum { DEEPEST = 4, FILES_MAX = 2000 };

typedef struct walk {
	const void *parent;
	const char *root;
	source_file *list;
	size_t count;
	struct problems *p;
} walk;

static void walk_folder(walk *w, const char *folder, int depth);

/* What cannot be looked into is not left out without a word. */
static void tell_unread(walk *w, const char *path)
{
	AUTO_ERR e = {0};
	err_errno(&e, path);
	problems_take(w->p, &e);
}

static void walk_entry(walk *w, const char *inside, const char *name, int depth)
{
	AUTO_CTX(tmp);
	const char *path = path_join(tmp, w->root, inside);
	struct stat st;
	if (name[0] == '.')
		return;
	if (lstat(path, &st)) {
		tell_unread(w, path);
	} else if (S_ISLNK(st.st_mode)) {
		COMPLAIN(w->p, ((spot){.file = path}), _("a link is not followed: it may lead outside the folder|copy the file here"));
	} else if (S_ISDIR(st.st_mode)) {
		if (depth < DEEPEST && !file_exists(path_join(tmp, path, "pack.yaml"))) /* a pack inside is another's */
			walk_folder(w, inside, depth + 1);
	} else if (is_yaml(name) && w->count < FILES_MAX) {
		w->list = GROW(w->parent, w->list, w->count + 1);
		w->list[w->count++] = (source_file){.path = mem_dup(w->list, inside)};
	}
}

static void walk_folder(walk *w, const char *folder, int depth)
{
	AUTO_CTX(tmp);
	struct dirent **names;
	const char *path = path_join(tmp, w->root, folder);
	int n = scandir(path, &names, NULL, alphasort);
	if (n < 0)
		tell_unread(w, path);
	for (int i = 0; i < n; i++) {
		const char *name = names[i]->d_name;
		walk_entry(w, folder[0] ? path_join(tmp, folder, name) : name, name, depth);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

int content_list(const void *parent, source_file **out, size_t *count, const char *root, struct problems *p, struct err *e)
{
	struct stat st;
	if (stat(root, &st))
		return err_errno(e, root);
	if (!S_ISDIR(st.st_mode)) {
		errno = ENOTDIR;
		return err_errno(e, root);
	}
	walk w = {.parent = parent, .root = root, .list = NEW_ARRAY(parent, source_file, 1), .p = p};
	walk_folder(&w, "", 0);
	*out = w.list;
	*count = w.count;
	return 0;
}

int content_read(const void *parent, content **out, const char *root, struct problems *p, struct err *e)
{
	source_file *files;
	size_t count;
	int code = content_list(parent, &files, &count, root, p, e);
	if (!code)
		content_read_files(parent, out, root, NULL, files, count, p);
	return code;
}
