// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>

enum { FIRST_CAP = 64 };

strbuf *sb_new(const void *parent)
{
	strbuf *b = NEW(parent, strbuf);

	b->s = NEW_ARRAY(b, char, FIRST_CAP);
	b->s[0] = '\0';
	b->cap = FIRST_CAP;
	return b;
}

/* Room for n more bytes and the NUL. */
static void reserve(strbuf *b, size_t n)
{
	size_t need, cap;

	if (__builtin_add_overflow(b->len + 1, n, &need))
		mem_check(NULL);
	if (need <= b->cap)
		return;
	cap = 2 * b->cap;
	b->cap = cap > need ? cap : need;
	b->s = GROW(b, b->s, b->cap);
}

void sb_add(strbuf *b, const char *s)
{
	sb_addn(b, s, strlen(s));
}

void sb_addn(strbuf *b, const char *s, size_t n)
{
	if (n == 0)
		return;
	reserve(b, n);
	memcpy(b->s + b->len, s, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void sb_addc(strbuf *b, char c)
{
	reserve(b, 1);
	b->s[b->len++] = c;
	b->s[b->len] = '\0';
}

void sb_repeat(strbuf *b, const char *s, int times)
{
	size_t n = strlen(s), all;

	if (times <= 0)
		return;
	if (__builtin_mul_overflow(n, (size_t)times, &all))
		mem_check(NULL);
	reserve(b, all);
	char *at = b->s + b->len;
	memcpy(at, s, n);
	/* What is there already is copied behind itself. */
	for (size_t done = n, more; done < all; done += more) {
		more = done < all - done ? done : all - done;
		memcpy(at + done, at, more);
	}
	b->len += all;
	b->s[b->len] = '\0';
}

void sb_addf(strbuf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	sb_vaddf(b, fmt, ap);
	va_end(ap);
}

void sb_vaddf(strbuf *b, const char *fmt, va_list ap)
{
	va_list again;
	size_t room = b->cap - b->len;
	int n;

	va_copy(again, ap);
	n = vsnprintf(b->s + b->len, room, fmt, ap);
	if (n < 0)
		die("a format cannot be printed: %s", fmt);
	if ((size_t)n >= room) {
		reserve(b, (size_t)n);
		vsnprintf(b->s + b->len, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	b->len += (size_t)n;
}

void sb_insert(strbuf *b, size_t at, const char *s, size_t n)
{
	if (n == 0)
		return;
	if (at > b->len)
		at = b->len;
	reserve(b, n);
	memmove(b->s + at + n, b->s + at, b->len - at + 1);
	memcpy(b->s + at, s, n);
	b->len += n;
}

void sb_remove(strbuf *b, size_t at, size_t n)
{
	if (at >= b->len)
		return;
	if (n > b->len - at)
		n = b->len - at;
	memmove(b->s + at, b->s + at + n, b->len - at - n + 1);
	b->len -= n;
}

void sb_clear(strbuf *b)
{
	b->len = 0;
	b->s[0] = '\0';
}
