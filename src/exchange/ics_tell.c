// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "ics.h"

enum { ZONE_MOST = 200 };

static void tell(struct invitation *v, struct err *e)
{
	e->warning = true;
	import_note(v->s->in, v->ev->line, e);
}

/* What was proposed is said, with the other choice. */
static void tell_mandate(struct invitation *v)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	if (!v->to.mandate)
		return;
	err_setf(&e, ERR_INPUT, _("“%s” goes to the mandate “%s”|if it is another, say so: carnet edit meeting … mandate=…"), record_text(v->i->r, "title"),
		journal_title(v->s->j, tmp, &e_mandate, v->to.mandate));
	tell(v, &e);
}

static void tell_zone(struct invitation *v)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	if (!v->ev->zone)
		return;
	err_setf(&e, ERR_INPUT, _("The time zone “%s” is not known, the hour is kept as it is written|check it with the sender"),
		ics_line(tmp, v->ev->zone, ZONE_MOST));
	tell(v, &e);
}

static void tell_series(struct invitation *v)
{
	AUTO_ERR e = {0};
	const char *title = record_text(v->i->r, "title");
	int n = v->ev->others;

	if (!v->ev->repeats || n == 0)
		return;
	if (n < 0)
		err_setf(&e, ERR_INPUT, _("“%s” repeats, only one date is imported|import the file again after that date, or add the others yourself"), title);
	else
		err_setf(&e, ERR_INPUT,
			ngettext("“%s” repeats: one date is imported, %d other follows within 13 months|import the file again after that date, or add it yourself",
				"“%s” repeats: one date is imported, %d others follow within 13 months|import the file again after that date, or add them yourself",
				(unsigned long)n), title, n);
	tell(v, &e);
}

/* One that was typed before the invitation came would be there twice. */
static void tell_same_day(struct invitation *v, int64_t cpts)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t count;
	query *q = query_new(tmp, &e_meeting);

	if (v->known || v->ev->cancelled)
		return;
	query_where(q, "date", OP_IS, *record_get(v->i->r, "date"));
	query_where(q, "cpts", OP_IS, value_int(cpts));
	if (journal_window(v->s->j, tmp, q, NULL, false, 1, &list, &count, &e) || !count)
		return;
	err_setf(&e, ERR_INPUT, _("A meeting of this CPTS is already noted on that day: “%s”|if it is the same one, delete one of the two"), record_text(list[0], "title"));
	tell(v, &e);
}

void ics_tell(struct invitation *v, int64_t cpts)
{
	tell_same_day(v, cpts);
	tell_zone(v);
	tell_series(v);
	tell_mandate(v);
}

void ics_told(struct ics_in *s, enum told_kind kind, const char *text)
{
	import_report *r = s->in->report;

	r->told = GROW(s->in->parent, r->told, r->ntold + 1);
	r->told[r->ntold++] = (import_told){kind, mem_dup(s->in->parent, text)};
}

static const char *when(const void *parent, const record *r)
{
	strbuf *out = sb_new(parent);
	const char *start = record_text(r, "start");
	int day;

	if (!date_from_iso(&day, record_text(r, "date")))
		date_print(out, day, DATE_LONG);
	if (*start)
		sb_addf(out, " %s", start);
	return out->s;
}

static bool same_moment(const record *a, const record *b)
{
	return !strcmp(record_text(a, "date"), record_text(b, "date")) && !strcmp(record_text(a, "start"), record_text(b, "start"));
}

const char *ics_outcome(const void *parent, const struct invitation *v, enum told_kind *kind)
{
	static const char *const words[] = {
		[TOLD_NEW] = N_("new: %s, %s"), [TOLD_MOVED] = N_("moved: %s, %s (it was on %s)"), [TOLD_CHANGED] = N_("changed: %s, %s"),
		[TOLD_CANCELLED] = N_("cancelled: %s, %s"), [TOLD_KNOWN] = N_("already there: %s, %s"),
	};
	const record *is = v->i && !v->ev->cancelled ? v->i->r : v->known;

	if (!v->i)
		*kind = TOLD_KNOWN;
	else if (v->ev->cancelled)
		*kind = TOLD_CANCELLED;
	else if (!v->known)
		*kind = TOLD_NEW;
	else
		*kind = same_moment(v->known, v->i->r) ? TOLD_CHANGED : TOLD_MOVED;
	if (*kind == TOLD_MOVED)
		return mem_printf(parent, _(words[*kind]), when(parent, is), record_text(is, "title"), when(parent, v->known));
	return mem_printf(parent, _(words[*kind]), when(parent, is), record_text(is, "title"));
}

void ics_tell_points(struct invitation *v, size_t count)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	err_setf(&e, ERR_INPUT, _("%zu points of an agenda can be read in “%s”|to take them: carnet import agenda_item FILE"), count,
		ics_line(tmp, v->ev->title, ZONE_MOST));
	tell(v, &e);
}

void ics_tell_end(struct ics_in *s)
{
	AUTO_ERR kinds = {0}, strays = {0};
	int n = s->others_kinds, m = s->strays;

	if (n) {
		err_setf(&kinds, ERR_INPUT, ngettext("%d deadline or end of mandate is not read from a calendar|bring it with: carnet export --format json",
			"%d deadlines and ends of mandates are not read from a calendar|bring them with: carnet export --format json", (unsigned long)n), n);
		kinds.warning = true;
		import_note(s->in, 1, &kinds);
	}
	if (m) {
		err_setf(&strays, ERR_INPUT, ngettext("%d cancelled meeting is not in the notebook|there is nothing to do",
			"%d cancelled meetings are not in the notebook|there is nothing to do", (unsigned long)m), m);
		strays.warning = true;
		import_note(s->in, 1, &strays);
	}
}
