// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/leaves.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/rules/person.h>
#include <ctype.h>
#include <string.h>

enum { PHONE_DIGITS = 10, NAME_SHORTEST = 3 };

/* One reading: the names known, the line being read and where it stands. */
struct reading {
	leaves *out;
	const char **names;
	size_t nnames;
	const char *where, *line;
	const name_words *words;
	const char *const *health; /* beginnings of words, folded; a whole word ends with a full stop */
};

static void add(struct reading *r, enum leaf_kind kind, const char *what, size_t len)
{
	leaves *out = r->out;
	char *given = mem_dupn(out, what, len);

	for (size_t i = out->count; i-- > 0 && out->list[i].line == r->line;)
		if (out->list[i].kind == kind && text_same(out->list[i].what, given))
			return;
	out->list = GROW(out, out->list, out->count + 1);
	out->list[out->count++] = (leaf){kind, given, r->where, r->line};
}

/* Bytes up to what ends a word. */
static size_t word_length(const char *s)
{
	static const char *const signs[] = {"«", "»", "’", "…", "–", "—", "\xc2\xa0", "\xe2\x80\xaf"};
	size_t len = strcspn(s, " \n\t.,;:!?()\"'/");

	for (size_t i = 0; i < LENGTH(signs); i++) {
		const char *at = strstr(s, signs[i]);
		if (at && (size_t)(at - s) < len)
			len = (size_t)(at - s);
	}
	return len;
}

static void find_names(struct reading *r)
{
	for (size_t i = 0; i < r->nnames; i++) {
		size_t len;
		long at = text_find(r->line, r->names[i], true, &len);
		if (at >= 0)
			add(r, LEAF_NAME, r->line + at, len);
	}
}

/* "Mme Durand", "Dr Petit": named by a title, whoever it is. */
static void find_titled(struct reading *r)
{
	static const char *const titles[] = {"M. ", "Mr ", "Mme ", "Mlle ", "Monsieur ", "Madame ", "Dr ", "Docteur ", "Docteure ", "Pr ", "Professeur "};

	for (size_t i = 0; i < LENGTH(titles); i++) {
		AUTO_CTX(tmp);
		size_t len;
		const char *s = r->line;
		for (long at; (at = text_find(s, titles[i], true, &len)) >= 0; s += (size_t)at + len) {
			size_t more = word_length(s + (size_t)at + len);
			if (!strncmp(s + at, titles[i], 1) && person_of(r->words, mem_dupn(tmp, s + (size_t)at + len, more)) == PERSON_LIKELY)
				add(r, LEAF_NAME, s + at, len + more);
		}
	}
}

/* The beginning or a whole word at s; *len gets the bytes of the word in the line. */
static void find_health(struct reading *r)
{
	for (const char *const *one = r->health; *one; one++) {
		AUTO_CTX(tmp);
		size_t n = strlen(*one), len;
		bool whole = (*one)[n - 1] == '.';
		long at = text_find(r->line, mem_dupn(tmp, *one, whole ? n - 1 : n), true, &len);
		if (at < 0)
			continue;
		const char *s = r->line + at;
		size_t word_len = word_length(s);
		if (!whole || word_len == len)
			add(r, LEAF_HEALTH, s, word_len > len ? word_len : len);
	}
}

/* Bytes of a phone number at s: 01 23 45 67 89, 01.23…, +33 1 23…; 0 when there is none. */
static size_t phone_at(const char *s)
{
	static const char *const gaps[] = {" ", ".", "-", "/", "\xc2\xa0", "\xe2\x80\xaf"};
	bool abroad = *s == '+' || !strncmp(s, "00", 2);
	size_t at = *s == '+' ? 1 : 0;
	int digits = 0;

	if (!abroad && *s != '0')
		return 0;
	for (size_t end = 0;; at = end) {
		end = at;
		for (size_t i = 0; i < LENGTH(gaps) && end == at && digits; i++)
			if (!strncmp(s + at, gaps[i], strlen(gaps[i])))
				end += strlen(gaps[i]);
		if (!isdigit((unsigned char)s[end]))
			break;
		digits++;
		end++;
	}
	return digits >= PHONE_DIGITS && digits <= PHONE_DIGITS + 5 ? at : 0;
}

static void find_phones(struct reading *r)
{
	for (const char *s = r->line; *s;) {
		bool begins = s == r->line || !isalnum((unsigned char)s[-1]);
		size_t n = begins ? phone_at(s) : 0;
		if (n)
			add(r, LEAF_PHONE, s, n);
		s += n ? n : 1;
	}
}

static bool email_sign(char c)
{
	return isalnum((unsigned char)c) || (c && strchr("._%+-", c));
}

static void find_emails(struct reading *r)
{
	for (const char *at = r->line; (at = strchr(at, '@')); at++) {
		const char *from = at, *to = at + 1;
		while (from > r->line && email_sign(from[-1]))
			from--;
		while (email_sign(*to))
			to++;
		while (to > at + 1 && to[-1] == '.')
			to--;
		if (from < at && memchr(at, '.', (size_t)(to - at)))
			add(r, LEAF_EMAIL, from, (size_t)(to - from));
	}
}

static void read_line(struct reading *r, const node *block)
{
	strbuf *text = sb_new(r->out);

	for (const node *n = block->first; n; n = n->next)
		if (n->kind >= N_TEXT)
			doc_plain(text, n);
	if (!text->len)
		return;
	r->line = text->s;
	if (block->kind == N_HEADING)
		r->where = text->s;
	find_names(r);
	find_titled(r);
	find_phones(r);
	find_emails(r);
	find_health(r);
}

static void read_blocks(struct reading *r, const node *n)
{
	for (; n; n = n->next) {
		if (n->kind >= N_TEXT)
			continue;
		read_line(r, n);
		read_blocks(r, n->first);
	}
}

/* Where the journal keeps names of persons. */
static const struct {
	const entity *e;
	const char *name;
} named[] = {
	{&e_contact, "name"},   {&e_cpts, "coordinator_name"}, {&e_association, "contact_name"}, {&e_mandate, "fellow_name"},
	{&e_meeting, "chair"},  {&e_action, "owner"},
};

struct names {
	struct reading *r;
	const char *field;
};

/* A capital, and two words at least or one that may be a name: "the treasurer", "Trésorier" and "ARS" are none. What follows a comma is a function. */
static int take_name(void *data, const record *from)
{
	struct names *n = data;
	struct reading *r = n->r;
	const char *stored = record_text(from, n->field);
	size_t len = strcspn(stored, ",(");

	while (len && stored[len - 1] == ' ')
		len--;
	char *name = mem_dupn(r->out, stored, len);
	if (len < NAME_SHORTEST || islower((unsigned char)*stored) || (!strchr(name, ' ') && person_of(r->words, name) != PERSON_LIKELY))
		return 0;
	for (size_t i = 0; i < r->nnames; i++)
		if (text_same(r->names[i], name))
			return 0;
	r->names = GROW(r->out, r->names, r->nnames + 1);
	r->names[r->nnames++] = name;
	return 0;
}

static int read_names(desk *d, struct reading *r, struct err *e)
{
	int code = 0;

	for (size_t i = 0; i < LENGTH(named) && !code; i++) {
		AUTO_CTX(tmp);
		struct names n = {r, named[i].name};
		query *q = query_new(tmp, named[i].e);
		q->brief = true;
		query_where(q, named[i].name, OP_SET, (value){0});
		code = journal_each(d->j, q, take_name, &n, e);
	}
	return code;
}

int desk_leaves(desk *d, const void *parent, const doc *of, leaves **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct reading r = {.out = NEW(parent, leaves), .words = name_words_read(tmp, d->l), .health = library_names(d->l, tmp, "health")};
	int code = read_names(d, &r, e);

	r.where = mem_dup(r.out, of->title);
	if (!code)
		read_blocks(&r, of->root->first);
	*out = r.out;
	return code;
}

const char *leaf_kind_words(enum leaf_kind kind)
{
	static const char *const words[] = {[LEAF_NAME] = N_("name of a person"),
					    [LEAF_PHONE] = N_("phone number"),
					    [LEAF_EMAIL] = N_("e-mail address"),
					    [LEAF_HEALTH] = N_("word about health")};

	return _(words[kind]);
}

doc *leaves_doc(const void *parent, const leaves *of)
{
	doc *d = doc_new(parent, _("Before it leaves"));

	doc_paragraph(d, NULL, _("This text speaks of persons. Read these lines once: nothing is held back, you decide."));
	node *list = NULL;
	for (size_t i = 0; i < of->count; i++) {
		const leaf *l = &of->list[i], *before = i ? l - 1 : NULL;
		if (!before || strcmp(before->where, l->where) != 0)
			doc_heading(d, 2, l->where);
		if (!before || before->line != l->line) {
			doc_paragraph(d, NULL, l->line);
			list = doc_list(d, NULL, false);
		}
		node *item = doc_item(d, list, MARK_BULLET, "");
		doc_strong(d, item, l->what);
		doc_text(d, item, mem_printf(d, " (%s)", leaf_kind_words(l->kind)));
	}
	return d;
}
