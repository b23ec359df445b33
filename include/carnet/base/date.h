// SPDX-License-Identifier: EUPL-1.2
/* Dates, times and the clock. A day is a number of days since 1970-01-01 in the proleptic Gregorian calendar;
   times and durations are minutes. CARNET_NOW (ISO 8601, "2026-11-21T09:00:00Z" or local without Z) fixes the clock. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <carnet/base/err.h>
#include <carnet/base/strbuf.h>

int64_t clock_now_ms(void);       /* UTC, milliseconds since the epoch */
int clock_today(void);            /* local day */
void clock_ahead(int days);       /* from now on clock_today() is that many days later: what will be shown then; 0: today again */
int clock_minutes(void);          /* local minutes since midnight */
void clock_stamp(char out[25]);   /* "2026-11-21T19:00:33.123Z" */

/* Moments in that form. Read: UTC, seconds and Z needed, a fraction as it comes; ERR_INPUT, without a sentence, for one that no clock shows. */
int stamp_read(int64_t *ms, const char *s);
void stamp_write(char out[25], int64_t ms);
void stamp_print(strbuf *out, const char *stamp); /* local: 21 nov. 20:39 */

int day_from_ymd(int y, int m, int d);
void day_to_ymd(int day, int *y, int *m, int *d);
int day_weekday(int day);         /* 0 Monday … 6 Sunday */
int month_length(int y, int m);

int date_from_iso(int *day, const char *iso); /* strict YYYY-MM-DD; ERR_INPUT without a sentence otherwise */
void date_to_iso(char out[11], int day);
/* What a person types, in French or English: 3/12, 03/12/26, 03122026, 2026-12-03, 3 déc, jeudi 3 décembre 2026, auj, hier, après-demain,
   lundi and lundi prochain (today excluded), lundi dernier, +7, -2.
   Without a year: the date nearest to today. Years outside 1900–2199 are refused. */
int date_parse(int *day, const char *typed, struct err *e);

enum date_style {
	DATE_FULL,   /* jeudi 3 décembre 2026 */
	DATE_LONG,   /* jeu. 3 déc. 2026 */
	DATE_SHORT,  /* 3 déc., with the year when it is not this one: 3 déc. 2025 */
	DATE_DIGITS, /* 03/12/2026 */
};
void date_print(strbuf *out, int day, enum date_style style);
char *date_text(const void *parent, int day, enum date_style style);
char *date_text_iso(const void *parent, const char *iso, enum date_style style); /* of a date as it is stored; "" for none */
/* In words, relative to today: aujourd'hui, demain, hier, dans 12 jours, il y a 3 jours, dans 5 mois. */
void date_relative(strbuf *out, int day);
const char *month_name(int m);    /* 1–12, translated */
const char *weekday_name(int wd, bool brief); /* 0–6, translated */

int time_parse(int *minutes, const char *typed, struct err *e);     /* 18h30, 18:30, 18h, 1830, midi */
void time_print(strbuf *out, int minutes);                           /* 18:30 */
/* 90, 1h30, 1:30, 2 h, 1,5 h, 45 min; a bare number counts unit minutes (1 or 60). */
int duration_parse(int *minutes, const char *typed, int unit, struct err *e);
void duration_print(strbuf *out, int minutes);                       /* 1 h 30, 45 min, with no-break spaces */
