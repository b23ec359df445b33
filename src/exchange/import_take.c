// SPDX-License-Identifier: EUPL-1.2
#include <ctype.h>
#include <inttypes.h>
#include <sha256.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "import_parts.h"

bool import_is_uid(const char *s)
{
	size_t i;

	for (i = 0; s[i]; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23 ? s[i] != '-' : !isxdigit((unsigned char)s[i]))
			return false;
	return i == 36;
}

int incoming_stamp(struct incoming *i, const char *name, const char *text, struct err *e)
{
	if (!*text)
		return 0;
	if (!strcmp(name, "uid")) {
		if (!import_is_uid(text))
			return err_setf(e, ERR_INPUT, _("“%s” is not an identifier (uid)|leave it empty for a new record"), text);
		char *uid = mem_dup(i, text);
		for (char *p = uid; *p; p++)
			*p = (char)tolower((unsigned char)*p);
		i->uid = uid;
		return 0;
	}
	int64_t ms;
	char stamp[25];
	if (stamp_read(&ms, text))
		return err_setf(e, ERR_INPUT, _("“%s” is not a moment|write it like 2026-11-21T19:00:33Z, or leave it empty"), text);
	stamp_write(stamp, ms); /* of one length, so that stamps compare as text */
	*(!strcmp(name, "created") ? &i->created : &i->updated) = mem_dup(i, stamp);
	return 0;
}

const char *import_derive(struct import *in, const struct incoming *i)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	uint8_t sum[SHA256_DIGEST_LENGTH];
	SHA256_CTX sha;
	char hex[33];

	sb_add(text, i->r->e->name);
	for (size_t k = 0; k < i->r->e->nfields; k++) {
		const value *v = &i->r->v[k];
		if (v->kind == V_NULL)
			continue;
		sb_addf(text, "\x1f%s=%" PRId64 "=", i->r->e->fields[k].name, v->n);
		if (v->kind == V_TEXT)
			sb_addn(text, v->s, v->len);
	}
	/* The same line twice in one file is two records. */
	json_int_t times = json_integer_value(json_object_get(in->derived, text->s));
	json_object_set_new(in->derived, text->s, json_integer(times + 1));
	sb_addf(text, "\x1f%" PRId64, (int64_t)times);
	SHA256Init(&sha);
	SHA256Update(&sha, (const uint8_t *)text->s, text->len);
	SHA256Final(sum, &sha);
	for (int k = 0; k < 16; k++)
		snprintf(hex + 2 * (size_t)k, 3, "%02x", sum[k]);
	return mem_printf(i, "%.8s-%.4s-8%.3s-8%.3s-%.12s", hex, hex + 8, hex + 13, hex + 17, hex + 20);
}

static int find_reference(struct import *in, const entity *to, const char *text, int64_t *id, struct err *e)
{
	struct known_ref *k = &in->known[to->number % 32];

	if (k->text && !strcmp(k->text, text)) {
		*id = k->id;
		return 0;
	}
	if (in->by_title && !import_is_uid(text)) {
		int code = journal_lookup(in->j, to, text, id, e);
		if (code)
			return code;
	} else {
		*id = journal_uid(in->j, to, text, NULL, NULL);
		if (!*id)
			return ERR_MISSING;
	}
	talloc_free(k->text);
	k->text = mem_dup(in, text);
	k->id = *id;
	return 0;
}

static int reference_missing(struct import *in, const struct incoming *i, const field *f, const char *text, struct err *e)
{
	err_clear(e);
	if (json_object_get(in->refused, text))
		return ERR_INPUT; /* the line it refers to is already named */
	err_setf(e, ERR_INPUT, _("No record “%s” to refer to|import it first, or leave this empty"), text);
	err_place(e, "%s.%s", i->r->e->name, f->name);
	import_note(in, i->line, e);
	return ERR_INPUT;
}

/* Ids for the references of i. 1 when one of them is not there yet. */
static int import_references(struct import *in, struct incoming *i, bool last, struct err *e)
{
	for (size_t k = 0; k < i->r->e->nfields; k++) {
		const field *f = &i->r->e->fields[k];
		value *v = &i->r->v[k];
		int64_t id;
		if (f->type != &t_reference || v->kind != V_TEXT)
			continue;
		const entity *to = entity_named(f->opt.ref);
		AUTO_ERR why = {0};
		int code = find_reference(in, to, v->s, &id, &why);
		if (!code) {
			*v = value_int(id);
			continue;
		}
		if (code == ERR_DATA)
			return err_set(e, code, why.what, why.todo);
		bool later = code == ERR_MISSING && (!in->by_title || to == i->r->e);
		if (later && !last)
			return 1;
		if (code == ERR_MISSING)
			return reference_missing(in, i, f, v->s, &why);
		err_place(&why, "%s.%s", i->r->e->name, f->name);
		import_note(in, i->line, &why);
		return ERR_INPUT;
	}
	return 0;
}

static int each_single(void *data, const record *r)
{
	char **uid = data;

	*uid = mem_dup(*uid, r->uid);
	return 1;
}

/* There is one profile: the one of the file meets the one of the journal whatever their uids. */
static void meet_single(struct import *in, struct incoming *i)
{
	query q = {.e = i->r->e};
	AUTO_CTX(tmp);
	char *uid = mem_dup(tmp, "");
	AUTO_ERR err = {0};

	journal_each(in->j, &q, each_single, &uid, &err);
	if (*uid)
		i->uid = mem_dup(i, uid);
}

/* What was not given is kept from the record being replaced, or gets the value new records have. */
static int complete(struct import *in, struct incoming *i, int64_t id, struct err *e)
{
	record *base, *r = i->r;
	char now[25];

	clock_stamp(now);
	if (id) {
		int code = journal_get(in->j, i, &base, r->e, id, e);
		if (code)
			return code;
	} else {
		base = record_new(i, r->e);
		record_fallbacks(base);
		base->created = now;
	}
	for (size_t k = 0; k < r->e->nfields; k++)
		if (!i->given[k])
			r->v[k] = value_copy(r, &base->v[k]);
	r->id = id;
	r->uid = i->uid;
	r->created = i->created ? i->created : mem_dup(i, base->created);
	r->updated = i->updated ? i->updated : mem_dup(i, now);
	return 0;
}

/* A value that was only shown, of which a sheet says nothing and JSON says so, stays empty when it is what the empty field shows today, or showed
   before: kept, it would make a meeting "to come" for ever. */
static void drop_shown(struct import *in, const struct incoming *i)
{
	record *r = i->r;

	for (size_t k = 0; k < r->e->nfields; k++) {
		const field *f = &r->e->fields[k];
		value given = r->v[k];
		if (!f->opt.effective || given.kind == V_NULL || !(in->by_title || i->shown[k]))
			continue;
		r->v[k] = (value){0};
		value shown = journal_effective(in->j, r, f);
		if (!value_same(&shown, &given))
			shown = journal_effective_on(in->j, r, f, 0);
		if (!value_same(&shown, &given))
			r->v[k] = given;
	}
}

static int remember_line(struct import *in, const struct incoming *i)
{
	in->written = GROW(in, in->written, in->nwritten + 1);
	in->written[in->nwritten++] = (struct written){(uint32_t)search_rowid(0, i->r->e, i->r->id), (uint32_t)i->line};
	return 0;
}

static int write_record(struct import *in, struct incoming *i, struct err *e)
{
	AUTO_ERR why = {0};
	int code = import_begin(in, e);

	if (code)
		return ERR_DATA;
	drop_shown(in, i);
	code = bulk_put(in->j, i->r, &why);
	if (!code)
		return remember_line(in, i);
	if (code == ERR_DATA)
		return err_set(e, code, why.what, why.todo);
	import_note(in, i->line, &why);
	return ERR_INPUT;
}

/* The same record twice in one file: which of the two is right is not for us to say. */
static int met_twice(struct import *in, const struct incoming *i, int64_t id)
{
	AUTO_ERR why = {0};
	const entity *e = i->r->e;

	if (i->newer || !id || !bulk_wrote(in->j, e, id))
		return 0;
	err_setf(&why, ERR_INPUT,
		e->single ? _("There is another %s in this file, on line %lld|keep one of the two") : _("This %s is also on line %lld, with the same identifier (uid)|keep one of the two"),
		_(e->one), (long long)import_line(in, e, id));
	import_note(in, i->line, &why);
	return ERR_INPUT;
}

static int keep(struct import *in, struct incoming *i, struct err *e)
{
	AUTO_CTX(tmp);
	char *updated = NULL;

	if (!i->uid)
		i->uid = import_derive(in, i);
	if (i->r->e->single)
		meet_single(in, i);
	int64_t id = journal_uid(in->j, i->r->e, i->uid, tmp, &updated);
	if (met_twice(in, i, id))
		return ERR_INPUT;
	if (id && !i->newer && (!i->updated || strcmp(i->updated, updated) <= 0)) {
		in->report->unchanged++;
		return 0;
	}
	int code = complete(in, i, id, e);
	if (!code)
		code = write_record(in, i, e);
	if (!code)
		(*(id ? &in->report->replaced : &in->report->added))++;
	return code;
}

static int settle(struct import *in, struct incoming *i, bool last, struct err *e)
{
	if (!i->uid && !i->r->e->single)
		i->uid = import_derive(in, i); /* before references become ids, which differ from journal to journal */
	int code = import_references(in, i, last, e);
	if (code > 0)
		return 1;
	if (!code)
		code = keep(in, i, e);
	if (code == ERR_DATA)
		return code;
	if (code)
		import_drop(in, i);
	else
		talloc_free(i);
	return 0;
}

int import_take(struct import *in, struct incoming *i, struct err *e)
{
	int code = settle(in, i, false, e);

	if (code <= 0)
		return code;
	in->waiting = GROW(in, in->waiting, in->nwaiting + 1);
	in->waiting[in->nwaiting++] = i;
	return 0;
}

/* Turns over those left, forwards then backwards, until a turn settles none; the last turn says what each lacks. */
int import_waiting(struct import *in, struct err *e)
{
	bool last = false;

	for (bool forwards = true; in->nwaiting > 0; forwards = !forwards) {
		struct incoming **list = in->waiting;
		size_t n = in->nwaiting, left = 0;
		for (size_t k = 0; k < n; k++) {
			struct incoming *i = list[forwards || last ? k : n - 1 - k];
			int code = settle(in, i, last, e);
			if (code < 0)
				return code;
			list[forwards || last ? k : n - 1 - k] = code ? i : NULL;
		}
		for (size_t k = 0; k < n; k++)
			if (list[k])
				list[left++] = list[k];
		last = left == n;
		in->nwaiting = left;
	}
	return 0;
}
