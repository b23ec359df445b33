// SPDX-License-Identifier: EUPL-1.2
#include <carnet/library/packs.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/near.h>
#include <carnet/record/registry.h>

#include "pack_file.h"
#include "scales.h"
#include "shelves.h"

#define KEPT_ENDING "-avant"

/* ---- reading and checking ---- */

/* What a pack may refer to. */
static int declare_guide(content *c, struct err *e)
{
	sqlite3_stmt *st = library_query(c->base, Q_IDS, e);
	while (st && library_step(c->base, st, e)) {
		const char *kind = column_dup(c, st, 0);
		content_declare_base(c, kind, column_dup(c, st, 1));
	}
	return e->code;
}

int pack_content(const void *parent, content **out, const char *root, library *base, const source_file *files, size_t count,
		 struct problems *p, struct err *e)
{
	OWN_ERR(e);
	content_read_files(parent, out, root, base, files, count, p);
	if (declare_guide(*out, e))
		return e->code;
	check_content(*out);
	scales_check_pack(*out, base->db);
	return content_refused(p, e);
}

int pack_file_content(const void *parent, content **out, const char *path, library *base, struct problems *p, struct err *e)
{
	source_file *files;
	size_t count;
	int code = pack_file_read(parent, &files, &count, path, e);
	return code ? code : pack_content(parent, out, path, base, files, count, p, e);
}

/* A pack is held against the guide alone, never against other packs. */
static int open_guide(const void *parent, library **out, const library *l, struct err *e)
{
	return library_open(parent, out, l->path, e);
}

static void read_text(source_file *f, const void *parent, const char *folder, struct problems *p)
{
	AUTO_ERR e = {0};
	char *text = NULL;
	size_t len;
	const char *path = path_join(parent, folder, f->path);
	f->text = "";
	f->len = 0;
	if (file_read(parent, &text, &len, path, CONTENT_BYTES_MAX, &e)) {
		problems_take(p, &e);
	} else if (strlen(text) != len) {
		COMPLAIN(p, ((spot){.file = path}), _("this is not a text|save the file as UTF-8"));
	} else {
		f->text = text;
		f->len = len;
	}
}

static int compare_files(const void *a, const void *b)
{
	const source_file *x = a, *y = b;
	return strcmp(x->path, y->path);
}

/* The folder's files, in the order in which a pack file holds them. */
static int read_folder(const void *parent, source_file **files, size_t *count, const char *folder, struct problems *p, struct err *e)
{
	size_t total = 0;
	int code = content_list(parent, files, count, folder, p, e);
	for (size_t i = 0; !code && i < *count; i++) {
		read_text(&(*files)[i], parent, folder, p);
		total += (*files)[i].len;
	}
	if (!code && (*count > PACK_FILES_MAX || total > PACK_TEXT_MAX))
		return err_setf(e, ERR_INPUT, _("The pack %s holds too much|ask its author to cut it in two"), folder);
	if (!code && *count)
		qsort(*files, *count, sizeof **files, compare_files);
	return code;
}

static int check_folder(const void *parent, library *l, content **c, const char *folder, struct problems *p, struct err *e)
{
	library *base;
	source_file *files;
	size_t count;
	int code = open_guide(parent, &base, l, e);
	code = code ? code : read_folder(parent, &files, &count, folder, p, e);
	return code ? code : pack_content(parent, c, folder, base, files, count, p, e);
}

int pack_check(library *l, const char *folder, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	content *c;
	return check_folder(tmp, l, &c, folder, p, e);
}

int pack_build(library *l, const char *folder, const char *out, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	content *c;
	int code = check_folder(tmp, l, &c, folder, p, e);
	return code ? code : content_write(c, out, 0644, e);
}

/* ---- the folder of packs ---- */

static char *pack_path(const void *parent, const char *packs, const char *name)
{
	return mem_printf(parent, "%s/%s" PACK_ENDING, packs, name);
}

static size_t count_steps(const content *c)
{
	const item *it = content_first(c, &c_onboarding);
	return it ? item_cell(it, "steps")->count : 0;
}

static size_t count_wording(const content *c)
{
	const item *it = content_first(c, &c_wording);
	size_t count = 0;
	for (size_t i = 0; it && i < it->e->nfields; i++)
		count += it->cells[i].set;
	return count;
}

static size_t count_scales(const content *c)
{
	AUTO_CTX(tmp);
	size_t count;
	scales_items(tmp, c, &count);
	return count;
}

static pack_about about_of(const void *parent, const content *c, const char *path)
{
	const item *it = content_first(c, &c_pack);
	int day;
	pack_about a = {
		.name = mem_dup(parent, item_text(it, "name")), .title = mem_dup(parent, item_text(it, "title")),
		.version = mem_dup(parent, item_text(it, "version")), .author = mem_dup(parent, item_text(it, "author")),
		.date = mem_dup(parent, item_text(it, "date")), .expires = mem_dup(parent, item_text(it, "expires")), .path = mem_dup(parent, path),
		.scales = count_scales(c), .steps = count_steps(c), .wording = count_wording(c),
	};
	a.expired = date_from_iso(&day, a.expires) == 0 && day < clock_today();
	return a;
}

/* The present one is copied, not moved: there is a pack at every moment. */
static int keep_previous(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	char *bytes;
	size_t len;
	if (!file_exists(path))
		return 0;
	int code = file_read(tmp, &bytes, &len, path, PACK_FILE_MAX, e);
	return code ? code : file_replace(mem_printf(tmp, "%s" KEPT_ENDING, path), bytes, len, 0600, e);
}

static int check_room(const char *packs, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	size_t count;
	shelves_files(tmp, packs, &count);
	if (count < PACKS_MAX || file_exists(path))
		return 0;
	return err_setf(e, ERR_INPUT, _("Only %d packs can be used at once|remove one: carnet pack remove"), PACKS_MAX);
}

int pack_add(library *l, const void *parent, const char *packs, const char *file, pack_about **out, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	library *base;
	content *c;
	int code = open_guide(tmp, &base, l, e);
	code = code ? code : pack_file_content(tmp, &c, file, base, p, e);
	if (code)
		return code;
	pack_about *a = NEW(parent, pack_about);
	*a = about_of(a, c, file);
	a->path = pack_path(a, packs, a->name);
	a->replaced = file_exists(a->path);
	code = dir_make(packs, 0700, e);
	code = code ? code : check_room(packs, a->path, e);
	code = code ? code : keep_previous(a->path, e);
	code = code ? code : content_write(c, a->path, 0600, e);
	if (code)
		talloc_free(a);
	else
		*out = a;
	return code;
}

void pack_take_back(const pack_about *added)
{
	AUTO_CTX(tmp);
	if (added->replaced)
		rename(mem_printf(tmp, "%s" KEPT_ENDING, added->path), added->path);
	else
		unlink(added->path);
}

/* What the file says, once it has been checked as if it came today. */
static pack_about read_about(const void *parent, library *base, const char *path)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	AUTO_PROBLEMS p = {0};
	content *c;
	int code = pack_file_content(tmp, &c, path, base, &p, &e);
	if (!code)
		return about_of(parent, c, path);
	const char *slash = strrchr(path, '/');
	return (pack_about){
		.name = mem_dupn(parent, slash + 1, strlen(slash + 1) - strlen(PACK_ENDING)), .title = "", .version = "", .author = "", .date = "",
		.expires = "", .path = mem_dup(parent, path), .wrong = err_text(parent, p.count ? &p.list[0] : &e),
	};
}

int pack_list(library *l, const void *parent, const char *packs, pack_about **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	library *base;
	int code = open_guide(tmp, &base, l, e);
	if (code)
		return code;
	char **paths = shelves_files(tmp, packs, count);
	*out = NEW_ARRAY(parent, pack_about, *count + 1);
	for (size_t i = 0; i < *count; i++)
		(*out)[i] = read_about(*out, base, paths[i]);
	return 0;
}

static const char *file_name(const void *data, size_t i)
{
	const char *path = ((char **)data)[i], *slash = strrchr(path, '/');
	return mem_dupn(data, slash + 1, strlen(slash + 1) - strlen(PACK_ENDING));
}

static int no_pack(const char *packs, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	size_t count;
	char **paths = shelves_files(tmp, packs, &count);
	const char *near = near_name(name, file_name, paths, count);
	if (near)
		return err_setf(e, ERR_MISSING, _("No pack is called “%s”|did you mean %s?"), name, near);
	return err_setf(e, ERR_MISSING, _("No pack is called “%s”|see those there are with carnet pack list"), name);
}

/* A name typed never leads out of the folder. */
static bool is_name(const char *name)
{
	return name[0] && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

int pack_remove(library *l, const char *packs, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = is_name(name) ? pack_path(tmp, packs, name) : "";
	(void)l;
	if (!path[0] || !file_exists(path))
		return no_pack(packs, name, e);
	return rename(path, mem_printf(tmp, "%s" KEPT_ENDING, path)) ? err_errno(e, path) : 0;
}

/* ---- records ---- */

static sample sample_of(const void *parent, const item *it)
{
	sample s = {.e = it->e, .key = it->key, .names = NEW_ARRAY(parent, const char *, it->e->nfields),
		    .values = NEW_ARRAY(parent, const char *, it->e->nfields)};
	for (size_t i = 0; i < it->e->nfields; i++) {
		const field *f = &it->e->fields[i];
		const char *typed = it->cells[i].text.s;
		if (!typed || !typed[0])
			continue;
		s.names[s.count] = f->name;
		s.values[s.count++] = sample_value(parent, f, typed, clock_today());
	}
	return s;
}

static int give_records(const void *parent, const content *c, int (*row)(void *data, const sample *s), void *data)
{
	for (size_t i = 0; entities[i]; i++) {
		const item *it;
		for (size_t at = 0; (it = content_next(c, entities[i], &at));) {
			sample s = sample_of(parent, it);
			int code = row(data, &s);
			if (code)
				return code;
		}
	}
	return 0;
}

int pack_records(library *l, const char *packs, const char *name, int (*row)(void *data, const sample *s), void *data, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	library *base;
	content *c;
	const char *path = is_name(name) ? pack_path(tmp, packs, name) : "";
	if (!path[0] || !file_exists(path))
		return no_pack(packs, name, e);
	int code = open_guide(tmp, &base, l, e);
	code = code ? code : pack_file_content(tmp, &c, path, base, &p, e);
	return code ? code : give_records(tmp, c, row, data);
}
