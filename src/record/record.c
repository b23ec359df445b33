// SPDX-License-Identifier: EUPL-1.2
#include <assert.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/record/record.h>

record *record_new(const void *parent, const entity *e)
{
	record *r = NEW(parent, record);
	r->e = e;
	r->v = mem_alloc(r, e->nfields * sizeof *r->v, "values");
	return r;
}

void record_fallbacks(record *r)
{
	for (size_t i = 0; i < r->e->nfields; i++) {
		const field *f = &r->e->fields[i];
		if (r->v[i].kind == V_NULL && f->opt.fallback) {
			int failed = f->type->parse(r, &r->v[i], f, f->opt.fallback, NULL);
			assert(!failed);
			(void)failed;
		}
	}
}

record *record_copy(const void *parent, const record *r)
{
	record *copy = record_new(parent, r->e);
	copy->id = r->id;
	copy->brief = r->brief;
	copy->uid = r->uid ? mem_dup(copy, r->uid) : NULL;
	copy->created = r->created ? mem_dup(copy, r->created) : NULL;
	copy->updated = r->updated ? mem_dup(copy, r->updated) : NULL;
	for (size_t i = 0; i < r->e->nfields; i++)
		copy->v[i] = value_copy(copy, &r->v[i]);
	return copy;
}

const value *record_get(const record *r, const char *name)
{
	int i = field_index_named(r->e, name);
	assert(i >= 0);
	return &r->v[i];
}

int64_t record_int(const record *r, const char *name)
{
	const value *v = record_get(r, name);
	return v->kind == V_INT ? v->n : 0;
}

const char *record_text(const record *r, const char *name)
{
	const value *v = record_get(r, name);
	return v->kind == V_TEXT ? v->s : "";
}

void record_set(record *r, const char *name, value v)
{
	int i = field_index_named(r->e, name);
	assert(i >= 0);
	r->v[i] = value_copy(r, &v);
}

int record_type(record *r, const field *f, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	value v = {.kind = V_NULL};
	const char *trimmed = text_trim(tmp, typed);
	if (*trimmed && f->type->parse(r, &v, f, f->type->control == CONTROL_TEXT ? typed : trimmed, e)) {
		err_place(e, "%s.%s", r->e->name, f->name);
		return e ? e->code : ERR_INPUT;
	}
	r->v[field_index(r->e, f)] = v;
	return 0;
}

void field_print(strbuf *out, const field *f, const value *v)
{
	if (v->kind != V_NULL)
		f->type->print(out, f, v);
}

void field_edit(strbuf *out, const field *f, const value *v)
{
	if (v->kind != V_NULL)
		f->type->edit(out, f, v);
}
