// SPDX-License-Identifier: EUPL-1.2
/* Money in integer cents, distances in integer metres, rates in thousandths of a euro per kilometre. No floating point. */
#pragma once
#include <stdint.h>
#include <carnet/base/err.h>
#include <carnet/base/strbuf.h>

/* Typed forms: 12,50 · 12.5 · 1 234,50 € · 12 € · 12 € 50 · -3. At most two decimals; sums like 12,50+3 are added. */
int money_parse(int64_t *cents, const char *typed, struct err *e);
void money_print(strbuf *out, int64_t cents);   /* 1 234,50 € with no-break spaces; −3,00 € with the minus sign */
char *money_text(const void *parent, int64_t cents);
void money_plain(strbuf *out, int64_t cents);   /* 1234,50 */
int distance_parse(int64_t *metres, const char *typed, struct err *e); /* 46 · 46,5 km · 800 m; a bare number is km */
void distance_print(strbuf *out, int64_t metres); /* 46 km, 46,5 km */
char *distance_text(const void *parent, int64_t metres);
void distance_plain(strbuf *out, int64_t metres); /* 46 or 46,5 */
int rate_parse(int64_t *thousandths, const char *typed, struct err *e); /* 0,636 */
void rate_print(strbuf *out, int64_t thousandths);  /* 0,636 €/km */
char *rate_text(const void *parent, int64_t thousandths);
void rate_plain(strbuf *out, int64_t thousandths);  /* 0,636 */
/* A whole number with a sign and thin groups allowed. */
int integer_parse(int64_t *n, const char *typed, struct err *e);
void integer_print(strbuf *out, int64_t n); /* 38 500 with no-break spaces */
