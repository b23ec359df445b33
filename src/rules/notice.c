// SPDX-License-Identifier: EUPL-1.2
/* How long before a meeting its invitation and its documents came, for a CPTS over a period. */
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/rules/meetings.h>
#include <stdlib.h>

int meeting_notice(const record *meeting, const char *since)
{
	int day, before;

	if (date_from_iso(&day, record_text(meeting, "date")) || date_from_iso(&before, record_text(meeting, since)))
		return NOTICE_NONE;
	return before > day ? NOTICE_NONE : day - before;
}

/* The days noted for one CPTS. */
struct tally {
	int64_t cpts;
	int meetings;
	int *days[2]; /* convened, documents */
	size_t count[2];
};
struct tallies {
	const void *parent;
	struct tally *list;
	size_t count;
};

static struct tally *tally_of(struct tallies *t, int64_t cpts)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->list[i].cpts == cpts)
			return &t->list[i];
	t->list = GROW(t->parent, t->list, t->count + 1);
	t->list[t->count] = (struct tally){.cpts = cpts};
	return &t->list[t->count++];
}

static int notice_row(void *data, const record *r)
{
	static const char *const fields[] = {"convened_on", "documents_on"};
	struct tallies *t = data;

	if (meeting_off(r))
		return 0;
	struct tally *of = tally_of(t, record_int(r, "cpts"));
	of->meetings++;
	for (size_t i = 0; i < LENGTH(fields); i++) {
		int days = meeting_notice(r, fields[i]);
		if (days == NOTICE_NONE)
			continue;
		of->days[i] = GROW(t->parent, of->days[i], of->count[i] + 1);
		of->days[i][of->count[i]++] = days;
	}
	return 0;
}

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static notice notice_of(int *days, size_t count)
{
	if (!count)
		return (notice){0};
	qsort(days, count, sizeof *days, by_number);
	return (notice){.count = (int)count, .least = days[0], .middle = days[(count - 1) / 2]};
}

static int by_cpts(const void *a, const void *b)
{
	const notices *x = a, *y = b;

	return (x->cpts > y->cpts) - (x->cpts < y->cpts);
}

int meetings_notice(journal *j, const void *parent, const char *from, const char *until, int64_t mandate, notices **out, size_t *count,
		    struct err *e)
{
	AUTO_CTX(tmp);
	struct tallies t = {.parent = tmp};
	query *q = query_new(tmp, &e_meeting);

	q->brief = true;
	query_where(q, "date", OP_FROM, value_text(q, from));
	query_where(q, "date", OP_UNTIL, value_text(q, until));
	if (mandate)
		query_where(q, "mandate", OP_IS, value_int(mandate));
	int code = journal_each(j, q, notice_row, &t, e);
	*count = t.count;
	*out = NEW_ARRAY(parent, notices, t.count + 1);
	for (size_t i = 0; i < t.count; i++) {
		struct tally *of = &t.list[i];
		(*out)[i] = (notices){of->cpts, of->meetings, notice_of(of->days[0], of->count[0]), notice_of(of->days[1], of->count[1])};
	}
	qsort(*out, *count, sizeof **out, by_cpts);
	return code;
}
