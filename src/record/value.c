// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/record/field.h>

value value_int(int64_t n)
{
	return (value){.kind = V_INT, .n = n};
}

value value_text(const void *parent, const char *s)
{
	if (!s || !*s)
		return (value){.kind = V_NULL};
	size_t len = strlen(s);
	return (value){.kind = V_TEXT, .s = mem_dupn(parent, s, len), .len = len};
}

bool value_same(const value *a, const value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == V_INT)
		return a->n == b->n;
	if (a->kind == V_NULL)
		return true;
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

value value_copy(const void *parent, const value *v)
{
	value copy = *v;
	if (v->kind == V_TEXT || v->kind == V_BLOB)
		copy.s = mem_dupn(parent, v->s, v->len);
	return copy;
}
