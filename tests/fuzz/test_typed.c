// SPDX-License-Identifier: EUPL-1.2
/* What a person types, given to every type of every field. Refused, a sentence says why; taken, it can be printed, and what the form shows for
   it is taken again as the same value. */
#include "fuzz.h"

#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/record/record.h>
#include <carnet/record/registry.h>

static void hold_same(const void *parent, const field *f, const value *v)
{
	AUTO_ERR e = {0};
	strbuf *shown = sb_new(parent), *edited = sb_new(parent);
	value again;
	f->type->print(shown, f, v);
	f->type->edit(edited, f, v);
	HOLDS(f->type->parse(parent, &again, f, edited->s, &e) == 0);
	HOLDS(value_same(&again, v));
}

static void type(const field *f, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	value v = {0};
	int code = f->type->parse(tmp, &v, f, typed, &e);
	HOLDS_TOLD(code, &e);
	if (!code && v.kind != V_NULL && f->type != &t_file && f->type != &t_prose && f->type != &t_text)
		hold_same(tmp, f, &v);
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	const char *typed = mem_dupn(tmp, (const char *)data, len);
	if (strlen(typed) != len || len > 4096 || !text_is_utf8(typed, len, NULL)) /* neither the keyboard nor a cell gives it */
		return 0;
	for (const entity *const *e = entities; *e; e++)
		for (size_t i = 0; i < (*e)->nfields; i++)
			type(&(*e)->fields[i], typed);
	return 0;
}
