// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "types.h"

static int parse_date(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	int day;
	if (date_parse(&day, typed, e))
		return ERR_INPUT;
	char iso[11];
	date_to_iso(iso, day);
	*out = value_text(parent, iso);
	return 0;
}

static void date_styled(strbuf *out, const value *v, enum date_style style)
{
	int day;
	if (v->kind == V_TEXT && date_from_iso(&day, v->s) == 0)
		date_print(out, day, style);
	else if (v->kind == V_TEXT)
		sb_addn(out, v->s, v->len);
}

static void print_date(strbuf *out, const field *f, const value *v)
{
	(void)f;
	date_styled(out, v, DATE_LONG);
}

static void edit_date(strbuf *out, const field *f, const value *v)
{
	(void)f;
	date_styled(out, v, DATE_DIGITS);
}

static int parse_time(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	int minutes;
	if (time_parse(&minutes, typed, e))
		return ERR_INPUT;
	char text[24];
	snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
	*out = value_text(parent, text);
	return 0;
}

static int parse_duration(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)parent;
	int minutes;
	if (duration_parse(&minutes, typed, f->opt.unit ? f->opt.unit : 1, e))
		return ERR_INPUT;
	*out = value_int(minutes);
	return 0;
}

static void print_duration(strbuf *out, const field *f, const value *v)
{
	(void)f;
	if (v->kind == V_INT)
		duration_print(out, (int)v->n);
}

/* "90" for minutes; hours keep their h, so that parse takes them back whatever the unit. */
static void edit_duration(strbuf *out, const field *f, const value *v)
{
	if (v->kind != V_INT)
		return;
	if (f->opt.unit == 60)
		sb_addf(out, "%dh%02d", (int)(v->n / 60), (int)(v->n % 60));
	else
		sb_addf(out, "%d", (int)v->n);
}

/* Day and month of a year that starts each year: typed like a date without year, the day first whatever stands between them; stored MM-DD. */
static int parse_month_day(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	AUTO_CTX(tmp);
	int day, y, m, d, dom, month, used = 0;
	AUTO_ERR ignored = {0};
	/* 2000 is a leap year: 29/02 is a day that exists some years. */
	const char *full = mem_printf(tmp, "%s/2000", text_trim(tmp, typed));
	if (sscanf(typed, "%2d-%2d%n", &dom, &month, &used) == 2 && !typed[used])
		full = mem_printf(tmp, "%d/%d/2000", dom, month);
	if (date_parse(&day, full, &ignored) && date_parse(&day, typed, &ignored))
		return err_setf(e, ERR_INPUT, _("“%s” is not a day and a month|write for example 01/09"), typed);
	day_to_ymd(day, &y, &m, &d);
	*out = value_text(parent, mem_printf(tmp, "%02d-%02d", m, d));
	return 0;
}

static void print_month_day(strbuf *out, const field *f, const value *v)
{
	(void)f;
	if (v->kind == V_TEXT && v->len == 5)
		sb_addf(out, "%.2s/%.2s", v->s + 3, v->s);
}

/* Digits alone, four at most; NULL when there are none. */
static const char *count_end(int *n, const char *p)
{
	size_t len = strspn(p, "0123456789");
	*n = 0;
	for (size_t i = 0; i < len; i++)
		*n = *n < 10000 ? *n * 10 + (p[i] - '0') : *n;
	return len && *n < 10000 ? p + len : NULL;
}

/* One "2x2025-03-18" of a list, put as it is kept; NULL when it is none. */
static const char *dated_end(strbuf *kept, const char *p)
{
	int n, day;
	char iso[11];
	const char *end = count_end(&n, p);
	if (!end || *end != 'x')
		return NULL;
	snprintf(iso, sizeof iso, "%.10s", end + 1);
	if (date_from_iso(&day, iso))
		return NULL;
	sb_addf(kept, "%s%dx%s", kept->len ? "," : "", n, iso);
	return end + sizeof iso;
}

/* A count, or a dated list: 2 · 2x2025-03-18,1x2025-03-19 */
static int parse_dated_count(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	AUTO_CTX(tmp);
	strbuf *kept = sb_new(tmp);
	int n;
	const char *trimmed = text_trim(tmp, typed), *end = count_end(&n, trimmed);
	if (!*trimmed)
		return 0;
	if (end && !*end) {
		*out = value_text(parent, mem_printf(tmp, "%d", n));
		return 0;
	}
	for (end = dated_end(kept, trimmed); end && *end == ',';)
		end = dated_end(kept, end + 1);
	if (!end || *end)
		return err_setf(e, ERR_INPUT, _("“%s” is neither a count nor a dated list|write for example 2, or 2x2025-03-18,1x2025-03-19"), typed);
	*out = value_text(parent, kept->s);
	return 0;
}

static void rule_date(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ IS date($,'+0 days')");
}

static void rule_time(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ GLOB '[0-2][0-9]:[0-5][0-9]' AND $<'24'");
}

static void rule_duration(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$>=0");
}

static void rule_month_day(strbuf *sql, const field *f)
{
	rule_format(sql, f, "'2000-'||$ IS date('2000-'||$,'+0 days')");
}

static void rule_dated_count(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ GLOB '[0-9]*' AND $ NOT GLOB '*[^0-9x,-]*'");
}

const field_type t_date = {N_("date"), "TEXT", CONTROL_DATE, parse_date, print_date, edit_date, rule_date, false};
const field_type t_time = {N_("time"), "TEXT", CONTROL_LINE, parse_time, text_plain, text_plain, rule_time, false};
const field_type t_duration = {N_("duration"), "INTEGER", CONTROL_LINE, parse_duration, print_duration, edit_duration, rule_duration, true};
const field_type t_month_day = {N_("day and month"), "TEXT", CONTROL_LINE, parse_month_day, print_month_day, print_month_day, rule_month_day, false};
const field_type t_dated_count = {N_("dated count"), "TEXT", CONTROL_LINE, parse_dated_count, text_plain, text_plain, rule_dated_count, false};
