// SPDX-License-Identifier: EUPL-1.2
/* A growing string, always NUL-terminated, freed with its talloc parent. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct strbuf {
	char *s;
	size_t len, cap;
} strbuf;

strbuf *sb_new(const void *parent);
void sb_add(strbuf *b, const char *s);
void sb_addn(strbuf *b, const char *s, size_t n);
void sb_addc(strbuf *b, char c);
void sb_repeat(strbuf *b, const char *s, int times);
void sb_addf(strbuf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void sb_vaddf(strbuf *b, const char *fmt, va_list ap);
void sb_insert(strbuf *b, size_t at, const char *s, size_t n);
void sb_remove(strbuf *b, size_t at, size_t n);
void sb_clear(strbuf *b);
