// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/record/registry.h>

const entity *const entities[] = {
	&e_cpts,     &e_association, &e_profile,  &e_contact,           &e_mandate,   &e_meeting,          &e_agenda_item, &e_question,
	&e_action,   &e_payer,       &e_vehicle,  &e_route,             &e_claim,     &e_expense,          &e_leave,       &e_training,
	&e_assessment, &e_assessment_answer, &e_interview, &e_interview_answer, &e_attachment, &e_mark, NULL,
};

/* "réunions", "Reunion", "agenda-item" all name one: folded, hyphens as underscores, a final s forgiven. */
static bool entity_called(const char *name, const char *typed)
{
	AUTO_CTX(tmp);
	strbuf *a = sb_new(tmp), *b = sb_new(tmp);
	text_fold(a, name, strlen(name));
	text_fold(b, typed, strlen(typed));
	for (char *p = b->s; *p; p++) {
		if (*p == '-' || *p == ' ')
			*p = '_';
	}
	if (strcmp(a->s, b->s) == 0)
		return true;
	return b->len == a->len + 1 && (b->s[b->len - 1] == 's' || b->s[b->len - 1] == 'x') && strncmp(a->s, b->s, a->len) == 0;
}

const entity *entity_named(const char *name)
{
	for (const entity *const *e = entities; *e; e++) {
		if (strcmp((*e)->name, name) == 0)
			return *e;
	}
	for (const entity *const *e = entities; *e; e++) {
		if (entity_called((*e)->name, name) || entity_called((*e)->alias, name))
			return *e;
	}
	return entity_called("depense", name) ? &e_expense : NULL; /* as the screens call one */
}

const entity *entity_number(int number)
{
	for (const entity *const *e = entities; *e; e++) {
		if ((*e)->number == number)
			return *e;
	}
	return NULL;
}

const entity *entity_find(const char *typed, struct err *err)
{
	const entity *found = entity_named(typed);
	if (found)
		return found;
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);
	for (const entity *const *e = entities; *e; e++) {
		sb_add(all, all->len ? ", " : "");
		sb_add(all, i18n_french() ? (*e)->alias : (*e)->name);
	}
	err_setf(err, ERR_INPUT, _("“%s” is not a kind of record|choose among: %s"), typed, all->s);
	return NULL;
}

/* rowid = day × 2³² + number × 2²⁷ + id */
enum { ID_BITS = 27, NUMBER_BITS = 5 };

int64_t search_rowid(int day, const entity *e, int64_t id)
{
	return (int64_t)day * (1LL << 32) + ((int64_t)e->number << ID_BITS) + id;
}

const entity *search_entity(int64_t rowid, int64_t *id, int *day)
{
	int64_t low = rowid & 0xFFFFFFFFLL;
	*id = low & ((1LL << ID_BITS) - 1);
	*day = (int)((rowid - low) / (1LL << 32));
	return entity_number((int)(low >> ID_BITS) & ((1 << NUMBER_BITS) - 1));
}
