// SPDX-License-Identifier: EUPL-1.2
/* To which mandate or CPTS an invitation belongs, by who sends it and what its title says. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "ics.h"

struct place {
	int64_t id;
	const char *name, *mail;
};
struct seat {
	int64_t id, cpts;
	const char *body, *name, *starts, *ends;
};
struct ics_places {
	struct place *cpts, *people; /* people: id of their CPTS */
	struct seat *seats;
	size_t ncpts, npeople, nseats;
};

/* How titles call bodies. In capitals: exactly so. The first that fits counts. */
static const struct {
	const char *words, *body;
} bodies[] = {
	{"CPR", "CPR"},
	{"commission paritaire régionale", "CPR"},
	{"comité des usagers", "comité des usagers"},
	{"comité de pilotage", "comité de pilotage"},
	{"COPIL", "comité de pilotage"},
	{"Copil", "comité de pilotage"},
	{"dialogue de gestion", "dialogue de gestion"},
	{"bilan annuel", "bilan annuel"},
	{"groupe projet", "groupe projet"},
	{"groupe de travail", "groupe projet"},
	{"conseil d’administration", "CA"},
	{"assemblée générale", "AG"},
	{"commission", "commission"},
	{"bureau", "bureau"},
	{"CA", "CA"},
	{"AG", "AG"},
};

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* A short name in capitals is a whole word; other words begin one. */
static bool says(const char *title, const char *words)
{
	size_t len = strlen(words);

	if (!isupper((unsigned char)words[0]))
		return text_find(title, words, true, NULL) >= 0;
	for (const char *p = title; (p = strstr(p, words)); p++)
		if ((p == title || !is_letter(p[-1])) && !is_letter(p[len]))
			return true;
	return false;
}

static const char *body_in(const char *title)
{
	for (size_t i = 0; i < LENGTH(bodies); i++)
		if (says(title, bodies[i].words))
			return bodies[i].body;
	return NULL;
}

/* "CPTS du Val d’Orge" is called "Val d’Orge". */
static const char *bare_name(const char *name)
{
	static const char *const before[] = {"CPTS ", "du ", "de la ", "de l’", "de l'", "des ", "de ", "d’", "d'", "le ", "la ", "les "};

	for (size_t i = 0; i < LENGTH(before); i++)
		if (!strncasecmp(name, before[i], strlen(before[i])))
			name += strlen(before[i]);
	return name;
}

static const char *text_at(const void *parent, const record *r, const char *name)
{
	return mem_dup(parent, record_text(r, name));
}

static int each_cpts(void *data, const record *r)
{
	ics_places *p = data;

	p->cpts = GROW(p, p->cpts, p->ncpts + 1);
	p->cpts[p->ncpts++] = (struct place){r->id, text_at(p, r, "name"), text_at(p, r, "coordinator_email")};
	return 0;
}

static int each_contact(void *data, const record *r)
{
	ics_places *p = data;

	if (!record_int(r, "cpts") || !*record_text(r, "email"))
		return 0;
	p->people = GROW(p, p->people, p->npeople + 1);
	p->people[p->npeople++] = (struct place){record_int(r, "cpts"), "", text_at(p, r, "email")};
	return 0;
}

static int each_mandate(void *data, const record *r)
{
	ics_places *p = data;

	p->seats = GROW(p, p->seats, p->nseats + 1);
	p->seats[p->nseats++] = (struct seat){r->id, record_int(r, "cpts"), text_at(p, r, "body"), text_at(p, r, "body_name"),
		text_at(p, r, "starts"), text_at(p, r, "ends")};
	return 0;
}

int ics_places_read(const void *parent, ics_places **out, journal *j, struct err *e)
{
	ics_places *p = *out = NEW(parent, ics_places);
	query cpts = {.e = &e_cpts, .brief = true}, contacts = {.e = &e_contact, .brief = true}, mandates = {.e = &e_mandate, .brief = true};
	int code = journal_each(j, &cpts, each_cpts, p, e);

	if (!code)
		code = journal_each(j, &contacts, each_contact, p, e);
	return code ? code : journal_each(j, &mandates, each_mandate, p, e);
}

/* The one CPTS found so far, or -1 once there are two. */
static int64_t only(int64_t found, int64_t id)
{
	return found == 0 || found == id ? id : -1;
}

static int64_t cpts_by_mail(const ics_places *p, const char *mail)
{
	int64_t found = 0;

	for (size_t i = 0; i < p->ncpts && *mail; i++)
		if (!strcasecmp(p->cpts[i].mail, mail))
			found = only(found, p->cpts[i].id);
	for (size_t i = 0; i < p->npeople && *mail; i++)
		if (!strcasecmp(p->people[i].mail, mail))
			found = only(found, p->people[i].id);
	return found > 0 ? found : 0;
}

static int64_t cpts_by_name(const ics_places *p, const char *text)
{
	enum { NAME_LEAST = 4 };
	int64_t found = 0;

	for (size_t i = 0; i < p->ncpts; i++) {
		const char *name = bare_name(p->cpts[i].name);
		if (strlen(name) >= NAME_LEAST && text_find(text, name, true, NULL) >= 0)
			found = only(found, p->cpts[i].id);
	}
	return found > 0 ? found : 0;
}

static bool seat_fits(const struct seat *s, const char *title, const char *body, int64_t cpts, const char *day)
{
	bool named = *s->name && text_find(title, s->name, true, NULL) >= 0;

	if (strcmp(s->starts, day) > 0 || (*s->ends && strcmp(s->ends, day) < 0) || (cpts && s->cpts != cpts))
		return false;
	return named || (body ? !strcmp(body, s->body) : cpts != 0);
}

void ics_match(ics_belongs *out, const ics_places *p, const ics_event *ev, const char *day)
{
	AUTO_CTX(tmp);
	const char *title = ev->title ? ev->title : "";
	const char *text = mem_printf(tmp, "%s / %s / %s", title, ev->host ? ev->host : "", ev->place ? ev->place : "");
	size_t fit = 0;

	*out = (ics_belongs){.cpts = cpts_by_mail(p, ev->mail ? ev->mail : ""), .body = body_in(title)};
	if (!out->cpts)
		out->cpts = cpts_by_name(p, text);
	for (size_t i = 0; i < p->nseats; i++)
		if (seat_fits(&p->seats[i], title, out->body, out->cpts, day) && fit++ == 0)
			out->mandate = p->seats[i].id;
	if (fit != 1)
		out->mandate = 0;
	for (size_t i = 0; i < p->nseats && out->mandate; i++)
		if (p->seats[i].id == out->mandate)
			out->cpts = p->seats[i].cpts;
	if (!out->cpts && p->ncpts == 1)
		out->cpts = p->cpts[0].id;
}

int ics_belongs_nowhere(const ics_places *p, const char *title, struct err *e)
{
	if (p->ncpts == 0)
		return err_setf(e, ERR_INPUT, _("There is no CPTS yet for the meeting “%s”|add it, then import the file again: carnet add cpts name=…"), title);
	return err_setf(e, ERR_INPUT, _("Nothing tells to which CPTS the meeting “%s” belongs|name it: carnet import FILE cpts=%lld (%s)"), title,
		(long long)p->cpts[0].id, p->cpts[0].name);
}
