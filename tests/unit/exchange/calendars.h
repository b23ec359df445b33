// SPDX-License-Identifier: EUPL-1.2
/* What the tests of calendars share. */
#pragma once
#include "support.h"
#include <carnet/base/text.h>

static const entity *const meetings_only[] = {&e_meeting, NULL};

static inline void shows(const char *text, const char *part)
{
	if (!strstr(text, part)) {
		print_error("no “%s” in:\n%s\n", part, text);
		fail();
	}
}
static inline void hides(const char *text, const char *part)
{
	if (strstr(text, part)) {
		print_error("“%s” in:\n%s\n", part, text);
		fail();
	}
}
static inline int times_in(const char *text, const char *part)
{
	int n = 0;
	for (; (text = strstr(text, part)); text++)
		n++;
	return n;
}
static inline int64_t cpts(bench *b, const char *region)
{
	return add(b, &e_cpts, "name", "CPTS du Val d’Orge", "region", region, "coordinator_email", "coord@valdorge.example", "coordinator_phone", "01 23 45 67 89", NULL);
}
static inline const char *calendar_of(bench *b, const entity *const *list, const char *const *fields)
{
	strbuf *out = sb_new(b);
	OK(export_ics(b->j, to_buffer(out), list, fields, &b->err));
	return out->s;
}
static inline const char *unfolded(bench *b, const char *text)
{
	strbuf *out = sb_new(b);
	for (; *text; text++)
		if (!strncmp(text, "\r\n ", 3))
			text += 2;
		else
			sb_addc(out, *text);
	return out->s;
}
/* A second journal in the same folder; goes with the first. */
static inline bench *another(bench *of)
{
	bench *b = NEW(of, bench);
	b->folder = of->folder;
	b->j = new_journal(b);
	return b;
}
/* Lines ended as the format wants them. */
static inline const char *crlf(bench *b, const char *text)
{
	strbuf *out = sb_new(b);
	for (; *text; text++) {
		if (*text == '\n')
			sb_addc(out, '\r');
		sb_addc(out, *text);
	}
	return out->s;
}
/* A calendar with one event of these lines; METHOD and what stands before the event may lead, ended by an empty line. */
static inline const char *invitation(bench *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static inline const char *invitation(bench *b, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *lines = mem_check(talloc_vasprintf(b, fmt, ap));
	va_end(ap);
	char *event = strstr(lines, "\n\n");
	if (event)
		*event = '\0';
	return crlf(b, mem_printf(b, "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//FR\n%s%sBEGIN:VEVENT\nDTSTAMP:20261110T080000Z\n%s\nEND:VEVENT\nEND:VCALENDAR\n",
				  event ? lines : "", event ? "\n" : "", event ? event + 2 : lines));
}
static inline void assert_field(bench *b, int64_t id, const char *name, const char *expected)
{
	const record *r = get(b, &e_meeting, id);
	const value *v = record_get(r, name);
	const char *is = v->kind == V_INT ? mem_printf(b, "%d", (int)v->n) : record_text(r, name);
	if (strcmp(is, expected)) {
		print_error("%s: “%s” instead of “%s”\n", name, is, expected);
		fail();
	}
}
static inline int64_t meeting_count(bench *b)
{
	query q = {.e = &e_meeting};
	return journal_count(b->j, &q, 100000);
}
