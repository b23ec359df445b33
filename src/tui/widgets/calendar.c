// SPDX-License-Identifier: EUPL-1.2
#include "calendar.h"
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <stdio.h>

enum { CELL = 4, CELL_SIGNED = 7, WEEK = 7 };

static int first_of_month(int day)
{
	int y, m, d;
	day_to_ymd(day, &y, &m, &d);
	return day - d + 1;
}

static int cell(const struct calendar *c)
{
	return c->signs ? CELL_SIGNED : CELL;
}

int calendar_first(const struct calendar *c)
{
	return first_of_month(c->day);
}

int calendar_last(const struct calendar *c)
{
	int y, m, d;
	day_to_ymd(c->day, &y, &m, &d);
	return first_of_month(c->day) + month_length(y, m) - 1;
}

/* The same day of another month, or its last when it has fewer. */
static int by_months(int day, int months)
{
	int y, m, d;
	day_to_ymd(day, &y, &m, &d);
	int month = y * 12 + m - 1 + months;
	y = month / 12;
	m = month % 12 + 1;
	int last = month_length(y, m);
	return day_from_ymd(y, m, d < last ? d : last);
}

/* Dates are refused outside these years: so the calendar ends there. */
static int within(int day)
{
	int first = day_from_ymd(1900, 1, 1), last = day_from_ymd(2199, 12, 31);
	return day < first ? first : day > last ? last : day;
}

bool calendar_key(struct calendar *c, const struct key *k)
{
	static const struct {
		int code, days, months;
	} moves[] = {
		{K_LEFT, -1, 0}, {K_RIGHT, 1, 0},      {K_UP, -WEEK, 0},     {K_DOWN, WEEK, 0},
		{K_PAGE_UP, 0, -1}, {K_PAGE_DOWN, 0, 1}, {K_WHEEL_UP, 0, -1}, {K_WHEEL_DOWN, 0, 1},
	};
	if (k->code == K_HOME) {
		c->day = clock_today();
		return true;
	}
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (k->code == moves[i].code) {
			c->day = within(by_months(c->day, moves[i].months) + moves[i].days);
			return true;
		}
	}
	return false;
}

static void draw_day(const struct calendar *c, int day, int number, int y, int x)
{
	char text[16];
	bool on = day == c->day, today = day == clock_today();
	enum role role = on ? ROLE_FOCUS : today ? ROLE_STRONG : ROLE_TEXT;
	snprintf(text, sizeof text, "%2d%s", number, today ? "*" : " ");
	draw_mark(y, x, 1, on);
	draw_put(y, x + 1, CELL - 1, role, text);
	if (c->signs)
		draw_put(y, x + CELL, CELL_SIGNED - CELL, ROLE_STRONG, c->signs(c->data, day));
	if (on)
		draw_cursor(y, x);
}

static bool shows(struct rect r, int y)
{
	return y >= r.y && y < r.y + r.rows;
}

/* A low window shows the weeks up to the day in focus. */
void calendar_draw(struct calendar *c, struct rect r)
{
	AUTO_CTX(tmp);
	int y, m, d;
	day_to_ymd(c->day, &y, &m, &d);
	int first = first_of_month(c->day), lead = day_weekday(first), focus = 2 + (lead + d - 1) / WEEK;
	int top = r.y - (focus >= r.rows ? focus - r.rows + 1 : 0), last = top + CALENDAR_ROWS - 1;
	c->rect = (struct rect){top, r.x, r.rows, r.cols};
	if (shows(r, top))
		draw_put(top, r.x + 1, r.cols - 1, ROLE_HEADING, mem_printf(tmp, "%s %d", month_name(m), y));
	for (int w = 0; w < WEEK && shows(r, top + 1); w++)
		draw_put(top + 1, r.x + w * cell(c) + 1, CELL - 1, ROLE_DIM, mem_printf(tmp, "%.*s", 3, weekday_name(w, true)));
	for (int n = 0; n < month_length(y, m); n++)
		if (shows(r, top + 2 + (lead + n) / WEEK))
			draw_day(c, first + n, n + 1, top + 2 + (lead + n) / WEEK, r.x + (lead + n) % WEEK * cell(c));
	strbuf *b = sb_new(tmp);
	date_print(b, c->day, DATE_LONG);
	sb_add(b, ", ");
	date_relative(b, c->day);
	if (shows(r, last))
		draw_put(last, r.x + 1, r.cols - 1, ROLE_TEXT, b->s);
}

bool calendar_click(struct calendar *c, int y, int x)
{
	int week = y - c->rect.y - 2, at = (x - c->rect.x) / cell(c);
	int first = first_of_month(c->day), n = week * WEEK + at - day_weekday(first), py, pm, pd;
	day_to_ymd(c->day, &py, &pm, &pd);
	if (week < 0 || at < 0 || at >= WEEK || n < 0 || n >= month_length(py, pm))
		return false;
	c->day = first + n;
	return true;
}
