// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/pack.h>

#include <glob.h>
#include <inttypes.h>
#include <string.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/medium.h>
#include <carnet/base/mem.h>

typedef struct kept { const char *key; int64_t id; } kept;

typedef struct taking {
	journal *j;
	kept *list;
	size_t count;
	const char *const *keys; /* only these, NULL: all */
	pack_records_report *report;
	struct err *e;
} taking;

static const kept *kept_as(const taking *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->list[i].key, key) == 0)
			return &t->list[i];
	return NULL;
}

/* A record is the one that has its name; 0 when there is none. */
static int find_same(journal *j, const record *r, int64_t *id, struct err *e)
{
	AUTO_CTX(tmp);
	record **rows;
	size_t count = 0;
	query *q = query_new(tmp, r->e);
	query_where(q, "name", OP_IS, *record_get(r, "name"));
	int code = journal_window(j, tmp, q, NULL, false, 1, &rows, &count, e);
	*id = !code && count ? rows[0]->id : 0;
	return code;
}

static bool wanted(const taking *t, const char *key)
{
	const char *const *k = t->keys;
	while (k && *k && strcmp(*k, key) != 0)
		k++;
	return !k || *k;
}

static int type_value(taking *t, record *r, const field *f, const char *typed)
{
	AUTO_CTX(tmp);
	if (f->type == &t_reference) {
		const kept *to = kept_as(t, typed + 1);
		return to ? journal_type(t->j, r, f, mem_printf(tmp, "%" PRId64, to->id), t->e) : 0;
	}
	return journal_type(t->j, r, f, typed, t->e);
}

static int take_record(void *data, const sample *s)
{
	taking *t = data;
	AUTO_CTX(tmp);
	record *r = record_new(tmp, s->e);
	int64_t id;
	int code = 0;
	record_fallbacks(r);
	for (size_t i = 0; !code && i < s->count; i++)
		code = type_value(t, r, entity_field(s->e, s->names[i]), s->values[i]);
	code = code ? code : find_same(t->j, r, &id, t->e);
	if (!code && !id && !wanted(t, s->key))
		return 0;
	if (!code && !id) {
		code = journal_save(t->j, r, NULL, t->e);
		id = r->id;
		t->report->added++;
	} else if (!code) {
		t->report->known++;
	}
	if (code)
		return err_place(t->e, "%s", s->key);
	t->list = GROW(t->list, t->list, t->count + 1);
	t->list[t->count++] = (kept){mem_dup(t->list, s->key), id};
	return 0;
}

int desk_pack_records(desk *d, const char *packs, const char *name, const char *const *keys, pack_records_report *report, struct err *e)
{
	AUTO_CTX(tmp);
	*report = (pack_records_report){0};
	taking t = {.j = d->j, .list = NEW_ARRAY(tmp, kept, 1), .keys = keys, .report = report, .e = e};
	int code = journal_begin(d->j, mem_printf(tmp, _("Records of the pack %s added"), name), e);
	if (code)
		return code;
	code = pack_records(d->l, packs, name, take_record, &t, e);
	if (code)
		journal_rollback(d->j);
	else
		code = journal_commit(d->j, e);
	return code;
}

/* --- Before they are added ------------------------------------------------------------------------------------------- */

typedef struct offers {
	taking t;
	pack_offer *list;
	size_t count;
} offers;

static int offer_record(void *data, const sample *s)
{
	offers *o = data;
	AUTO_CTX(tmp);
	record *r = record_new(tmp, s->e);
	int64_t id;
	int code = 0;
	for (size_t i = 0; !code && i < s->count; i++) {
		const field *f = entity_field(s->e, s->names[i]);
		code = f->type == &t_reference ? 0 : journal_type(o->t.j, r, f, s->values[i], o->t.e);
	}
	code = code ? code : find_same(o->t.j, r, &id, o->t.e);
	if (code)
		return err_place(o->t.e, "%s", s->key);
	o->list = GROW(o->list, o->list, o->count + 1);
	o->list[o->count++] = (pack_offer){mem_dup(o->list, s->key), journal_record_title(o->t.j, o->list, r), s->e, id != 0};
	return 0;
}

static int find_offers(desk *d, const void *parent, const char *packs, pack_added *out, struct err *e)
{
	offers o = {.t = {.j = d->j, .e = e}, .list = NEW_ARRAY(NULL, pack_offer, 1)};
	int code = pack_records(d->l, packs, out->about->name, offer_record, &o, e);
	out->offers = talloc_steal(parent, o.list);
	out->noffers = o.count;
	return code;
}

/* --- On a key -------------------------------------------------------------------------------------------------------- */

typedef struct files {
	char **list;
	size_t count;
} files;

static void take_files(files *f, const char *folder)
{
	AUTO_CTX(tmp);
	glob_t in;
	const char *patterns[] = {"*" PACK_ENDING, "*/*" PACK_ENDING, "*.carnet-pack", "*/*.carnet-pack"};
	for (size_t p = 0; p < LENGTH(patterns); p++) {
		/* The folder is not ours: its name may hold what glob would read as a sign. */
		strbuf *pattern = sb_new(tmp);
		for (const char *c = folder; *c; c++)
			sb_addf(pattern, "%s%c", strchr("*?[\\", *c) ? "\\" : "", *c);
		sb_addf(pattern, "/%s", patterns[p]);
		if (glob(pattern->s, 0, NULL, &in) == 0) {
			for (size_t i = 0; i < in.gl_pathc; i++) {
				f->list = GROW(NULL, f->list, f->count + 1);
				f->list[f->count++] = mem_dup(f->list, in.gl_pathv[i]);
			}
		}
		globfree(&in);
	}
}

void desk_pack_found(const void *parent, char ***out, size_t *count)
{
	AUTO_CTX(tmp);
	files f = {.list = NEW_ARRAY(NULL, char *, 1)};
	medium *media;
	size_t nmedia;
	medium_list(tmp, &media, &nmedia);
	for (size_t i = 0; i < nmedia; i++)
		take_files(&f, media[i].path);
	*out = talloc_steal(parent, f.list);
	*count = f.count;
}

/* --- Added from inside ----------------------------------------------------------------------------------------------- */

char *desk_packs(const void *parent, const char *journal_path)
{
	AUTO_CTX(tmp);
	return path_join(parent, path_dir(tmp, journal_path), "packs");
}

/* Beside the present guide, of which things that were read are still shown. */
static int guide_again(const desk *d, const char *packs, library **out, struct err *e)
{
	int code = library_open(talloc_parent(d->l), out, NULL, e);
	if (!code)
		library_use_packs(*out, packs);
	return code;
}

int desk_packs_again(desk *d, struct err *e)
{
	AUTO_CTX(tmp);
	if (!d->l || d->demo || !library_packs_changed(d->l))
		return 0;
	return guide_again(d, desk_packs(tmp, journal_path(d->j)), &d->l, e);
}

/* What it brings; d->l is the guide with it then. */
static int hold_against(desk *d, const void *parent, const char *packs, const char *before, pack_added *out, struct err *e)
{
	library *with;
	int code = guide_again(d, packs, &with, e);
	if (code)
		return code;
	code = library_changes(with, parent, before, &out->changes, &out->nchanges, e);
	code = code ? code : find_offers(d, parent, packs, out, e);
	if (code)
		talloc_free(with);
	else
		d->l = with;
	return code;
}

/* By the file's own name: its folders would fill the screen. */
static char *first_wrong(const void *parent, const struct problems *p)
{
	size_t i = 0;
	while (i + 1 < p->count && p->list[i].warning)
		i++;
	struct err e = p->list[i];
	char *slash = e.place ? strrchr(e.place, '/') : NULL;
	if (slash)
		e.place = slash + 1;
	return err_text(parent, &e);
}

int desk_pack_add(desk *d, const void *parent, const char *packs, const char *file, pack_added *out, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR wrong = {0};
	*out = (pack_added){0};
	const char *before = library_state(d->l, tmp, e);
	if (!before)
		return e->code;
	int code = pack_add(d->l, parent, packs, file, &out->about, &p, &wrong);
	if (code && p.count)
		return err_set(e, code, _("This pack cannot be used as it is"), mem_printf(tmp, _("tell your delegation what is wrong: %s"), first_wrong(tmp, &p)));
	if (code)
		return err_set(e, code, wrong.what, wrong.todo);
	code = hold_against(d, parent, packs, before, out, e);
	if (code)
		pack_take_back(out->about);
	return code;
}
