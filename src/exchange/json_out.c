// SPDX-License-Identifier: EUPL-1.2
#include <carnet/exchange/exchange.h>
#include <inttypes.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/keep.h>
#include "base64.h"
#include "refs.h"

/* One export: where it goes, and how references and attachments are written in it. */
struct json_out {
	journal *j;
	strbuf *b;
	refs *refs;
	sink out;
	bool people;      /* list and show: ids, references as objects */
	const bool *keep; /* fields written, in field order; NULL: all but attachment bodies */
	size_t rows;
	struct err *e;
};

/* What is written as \uXXXX or by a brief escape: controls, the two signs of JSON, C1, bidirectional controls. */
static const struct {
	unsigned from, to;
} escaped[] = {{0, 0x1f}, {'"', '"'}, {'\\', '\\'}, {0x7f, 0x9f}, {0x61c, 0x61c}, {0x200e, 0x200f}, {0x202a, 0x202e}, {0x2066, 0x2069}};

static bool is_escaped(unsigned code)
{
	for (size_t i = 0; i < LENGTH(escaped); i++)
		if (code >= escaped[i].from && code <= escaped[i].to)
			return true;
	return false;
}

/* Bytes of the sequence at s to escape, and its code point; 0 when it is ordinary text. Only lead bytes of what the table holds are decoded. */
static size_t json_control(const unsigned char *s, size_t left, unsigned *code)
{
	size_t n = 1;

	*code = s[0];
	if ((s[0] == 0xc2 || s[0] == 0xd8) && left > 1) {
		*code = (s[0] & 0x1fU) << 6 | (s[1] & 0x3fU);
		n = 2;
	} else if (s[0] == 0xe2 && left > 2) {
		*code = (s[0] & 0x0fU) << 12 | (s[1] & 0x3fU) << 6 | (s[2] & 0x3fU);
		n = 3;
	} else if (s[0] >= 0x80) {
		return 0;
	}
	return is_escaped(*code) ? n : 0;
}

/* The bytes that may begin something to escape: most text is copied in long runs. */
static bool may_begin(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == 0x7f || c == 0xc2 || c == 0xd8 || c == 0xe2;
}

void json_text(strbuf *out, const char *s, size_t len)
{
	static const char *const brief[128] = {['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\t'] = "\\t", ['\r'] = "\\r"};
	const unsigned char *p = (const unsigned char *)s;
	size_t from = 0, i = 0;
	unsigned code;

	sb_addc(out, '"');
	while (i < len) {
		size_t n = may_begin(p[i]) ? json_control(p + i, len - i, &code) : 0;
		if (n == 0) {
			i++;
			continue;
		}
		sb_addn(out, s + from, i - from);
		if (code < 128 && brief[code])
			sb_add(out, brief[code]);
		else
			sb_addf(out, "\\u%04x", code);
		i += n;
		from = i;
	}
	sb_addn(out, s + from, len - from);
	sb_addc(out, '"');
}

static void json_number(struct json_out *o, int64_t n)
{
	sb_addf(o->b, "%" PRId64, n);
}

static int write_boolean(struct json_out *o, const field *f, const record *r, const value *v)
{
	(void)f, (void)r;
	sb_add(o->b, v->n ? "true" : "false");
	return 0;
}

/* Where a record could not be written, for the sentence that says why. */
static int json_stuck(struct json_out *o, const field *f, const record *r)
{
	err_place(o->e, "%s.%s (%" PRId64 ")", r->e->name, f->name, r->id);
	return ERR_DATA;
}

static int write_reference(struct json_out *o, const field *f, const record *r, const value *v)
{
	const entity *to = entity_named(f->opt.ref);
	AUTO_ERR err = {0};
	const char *uid = refs_uid(o->refs, to, v->n, &err);

	if (err.code == ERR_MISSING) { /* another program took it away: journal_lost_links says so */
		sb_add(o->b, "null");
		return 0;
	}
	if (!uid) {
		err_set(o->e, err.code, err.what, err.todo);
		return json_stuck(o, f, r);
	}
	if (!o->people) {
		json_text(o->b, uid, strlen(uid));
		return 0;
	}
	sb_addf(o->b, "{\"id\":%" PRId64 ",\"uid\":\"%s\",\"title\":", v->n, uid);
	const char *title = refs_title(o->refs, to, v->n);
	json_text(o->b, title, strlen(title));
	sb_addc(o->b, '}');
	return 0;
}

static int write_body(struct json_out *o, const field *f, const record *r, const value *v)
{
	AUTO_CTX(tmp);
	AUTO_ERR err = {0};
	char *data;
	size_t len;

	(void)v;
	int code = attachment_read(o->j, tmp, r->id, &data, &len, &err);
	if (code == ERR_MISSING) { /* the record is there, its body is not: journal_lost_files says so */
		sb_add(o->b, "null");
		return 0;
	}
	if (code) {
		err_set(o->e, code, err.what, err.todo);
		return json_stuck(o, f, r);
	}
	sb_addc(o->b, '"');
	base64_add(o->b, data, len);
	sb_addc(o->b, '"');
	return 0;
}

/* Types whose JSON is neither their stored number nor their stored text. */
static const struct {
	const field_type *type;
	int (*write)(struct json_out *o, const field *f, const record *r, const value *v);
} forms[] = {
	{&t_boolean, write_boolean},
	{&t_reference, write_reference},
};

static int json_value(struct json_out *o, const field *f, const record *r)
{
	value v = r->v[f - r->e->fields];

	if (f->type == &t_file)
		return write_body(o, f, r, &v);
	if (v.kind == V_NULL && f->opt.effective)
		v = journal_effective(o->j, r, f);
	if (v.kind == V_NULL) {
		sb_add(o->b, "null");
		return 0;
	}
	for (size_t i = 0; i < LENGTH(forms); i++)
		if (forms[i].type == f->type)
			return forms[i].write(o, f, r, &v);
	if (v.kind == V_INT)
		json_number(o, v.n);
	else
		json_text(o->b, v.s, v.len);
	return 0;
}

/* Which of the values written are empty in the journal and only shown so: with them a copy comes back as it was, on whatever day. */
static void json_shown(struct json_out *o, const record *r)
{
	bool any = false;

	for (size_t i = 0; i < r->e->nfields; i++) {
		if (!r->e->fields[i].opt.effective || r->v[i].kind != V_NULL || (o->keep && !o->keep[i]))
			continue;
		sb_addf(o->b, "%s\"%s\"", any ? "," : ",\"shown\":[", r->e->fields[i].name);
		any = true;
	}
	if (any)
		sb_addc(o->b, ']');
}

static int json_record(struct json_out *o, const record *r)
{
	int code = 0;

	sb_addc(o->b, '{');
	if (o->people)
		sb_addf(o->b, "\"id\":%" PRId64 ",", r->id);
	sb_addf(o->b, "\"uid\":\"%s\",\"created\":\"%s\",\"updated\":\"%s\"", r->uid, r->created, r->updated);
	for (size_t i = 0; i < r->e->nfields && !code; i++) {
		const field *f = &r->e->fields[i];
		if (o->keep ? !o->keep[i] : f->type == &t_file)
			continue;
		sb_add(o->b, ",\"");
		sb_add(o->b, f->name);
		sb_add(o->b, "\":");
		code = json_value(o, f, r);
	}
	json_shown(o, r);
	sb_addc(o->b, '}');
	return code;
}

static int json_row(void *data, const record *r)
{
	struct json_out *o = data;

	sb_add(o->b, o->rows++ ? ",\n" : "\n");
	int code = json_record(o, r);
	return code ? code : sink_flush(o->out, o->b, false, o->e);
}

/* journal_each reports a row's refusal as its own result; ours is already described in e. */
static int json_rows(struct json_out *o, const query *q)
{
	o->rows = 0;
	int code = journal_each(o->j, q, json_row, o, o->e);
	if (!code)
		sb_add(o->b, o->rows ? "\n]" : "]");
	return code;
}

static struct json_out json_open(const void *parent, journal *j, sink out, struct err *e)
{
	return (struct json_out){.j = j, .b = sb_new(parent), .refs = refs_new(parent, j), .out = out, .e = e};
}

int export_record_json(journal *j, strbuf *out, const record *r, struct err *e)
{
	AUTO_CTX(tmp);
	struct json_out o = json_open(tmp, j, (sink){0}, e);

	o.people = true;
	o.b = out;
	return json_record(&o, r);
}

int export_query_json(journal *j, sink out, const query *q, struct err *e)
{
	AUTO_CTX(tmp);
	struct json_out o = json_open(tmp, j, out, e);

	o.people = true;
	sb_addc(o.b, '[');
	int code = json_rows(&o, q);
	if (code)
		return code;
	sb_addc(o.b, '\n');
	return sink_flush(o.out, o.b, true, e);
}

static bool named(const char *const *fields, const entity *e, const field *f)
{
	for (; *fields; fields++)
		if (entity_field(e, *fields) == f)
			return true;
	return false;
}

static void json_keep(bool *keep, const entity *e, bool full, const char *const *fields)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		bool usual = full || !(f->flags & F_PRIVATE || f->type == &t_file);
		keep[i] = fields ? named(fields, e, f) : usual;
	}
}

/* A field named for an export must belong to one of its entities: a typing slip would silently leave it out. */
static int fields_known(const entity *const *list, const char *const *fields, struct err *e)
{
	for (; fields && *fields; fields++) {
		const entity *const *at = list;
		while (*at && !entity_field(*at, *fields))
			at++;
		if (!*at)
			return err_setf(e, ERR_INPUT, _("No field “%s” in what is exported|carnet help ENTITY lists the fields"), *fields);
	}
	return 0;
}

/* All of one moment: what another program deletes meanwhile is in it whole, with what refers to it, or not at all. The envelope of a copy, then each list of records with the fields that choose keeps of its entity. */
static int json_copy(struct json_out *o, const query *const *list, void (*choose)(bool *keep, const entity *e, const void *data), const void *data)
{
	AUTO_CTX(tmp);
	char now[25];
	int code = 0;

	if (journal_read_begin(o->j, o->e))
		return ERR_DATA;
	clock_stamp(now);
	sb_addf(o->b, "{\"carnet\":\"%d\",\"exported_at\":\"%s\",\"records\":{", SCHEMA_VERSION, now);
	for (size_t i = 0; list[i] && !code; i++) {
		bool *keep = NEW_ARRAY(tmp, bool, list[i]->e->nfields);
		choose(keep, list[i]->e, data);
		o->keep = keep;
		sb_addf(o->b, "%s\n\"%s\":[", i ? "," : "", list[i]->e->name);
		code = json_rows(o, list[i]);
	}
	journal_read_end(o->j);
	if (code)
		return code;
	sb_add(o->b, "\n}}\n");
	return sink_flush(o->out, o->b, true, o->e);
}

struct fields_kept {
	bool full;
	const char *const *fields;
};

static void keep_named(bool *keep, const entity *e, const void *data)
{
	const struct fields_kept *k = data;

	json_keep(keep, e, k->full, k->fields);
}

int export_json(journal *j, sink out, const entity *const *list, const char *const *fields, struct err *e)
{
	AUTO_CTX(tmp);
	struct json_out o = json_open(tmp, j, out, e);
	struct fields_kept kept = {.full = !list && !fields, .fields = fields};
	const query **queries = NULL;
	size_t n = 0;

	list = list ? list : entities;
	if (fields_known(list, fields, e))
		return e ? e->code : ERR_INPUT;
	while (list[n])
		n++;
	queries = NEW_ARRAY(tmp, const query *, n + 1);
	for (size_t i = 0; i < n; i++) {
		query *q = NEW(tmp, query);
		q->e = list[i];
		queries[i] = q;
	}
	queries[n] = NULL;
	return json_copy(&o, queries, keep_named, &kept);
}

struct some {
	const query *const *list;
	const field *const *but;
};

/* A reference is kept when what it refers to goes too; one to its own kind may lead out of what goes. */
static bool leads_inside(const struct some *s, const entity *e, const field *f)
{
	const entity *to = entity_named(f->opt.ref);
	size_t k = 0;

	while (s->list[k] && s->list[k]->e != to)
		k++;
	return to != e && s->list[k];
}

static void keep_inside(bool *keep, const entity *e, const void *data)
{
	const struct some *s = data;

	json_keep(keep, e, false, NULL);
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		keep[i] = keep[i] && (f->type != &t_reference || leads_inside(s, e, f));
		for (const field *const *b = s->but; b && *b; b++)
			keep[i] = keep[i] && *b != f;
	}
}

int export_some_json(journal *j, sink out, const query *const *list, const field *const *but, struct err *e)
{
	AUTO_CTX(tmp);
	struct json_out o = json_open(tmp, j, out, e);
	const struct some some = {list, but};

	return json_copy(&o, list, keep_inside, &some);
}
