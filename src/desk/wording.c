// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/wording.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/mem.h>

enum { FORMS_OF_USERS = 2 };

/* Without their first letter, small or capital; in each column the form that is put comes first. */
static const struct {
	const char *association, *users[FORMS_OF_USERS];
} forms[] = {
	{"eprésentants associatifs", {"eprésentants des usagers", "eprésentants d’usagers"}},
	{"eprésentantes associatives", {"eprésentantes des usagers", "eprésentantes d’usagers"}},
	{"eprésentant associatif", {"eprésentant des usagers", "eprésentant d’usagers"}},
	{"eprésentante associative", {"eprésentante des usagers", "eprésentante d’usagers"}},
	{"EPRÉSENTANTS ASSOCIATIFS", {"EPRÉSENTANTS DES USAGERS", "EPRÉSENTANTS D’USAGERS"}},
	{"EPRÉSENTANT ASSOCIATIF", {"EPRÉSENTANT DES USAGERS", "EPRÉSENTANT D’USAGERS"}},
};

static bool has_association(const char *text)
{
	for (size_t i = 0; i < LENGTH(forms); i++)
		if (strstr(text, forms[i].association))
			return true;
	return false;
}

static bool has_users(const char *text)
{
	for (size_t i = 0; i < LENGTH(forms); i++)
		for (size_t u = 0; u < FORMS_OF_USERS; u++)
			if (strstr(text, forms[i].users[u]))
				return true;
	return false;
}

static char *replaced(const void *parent, const char *text, const char *from, const char *to)
{
	strbuf *out = sb_new(parent);
	const char *at;

	while ((at = strstr(text, from))) {
		sb_addn(out, text, (size_t)(at - text));
		sb_add(out, to);
		text = at + strlen(from);
	}
	sb_add(out, text);
	return out->s;
}

static const char *worded(const void *parent, const char *text, enum wording w)
{
	for (size_t i = 0; i < LENGTH(forms); i++) {
		for (size_t u = 0; u < FORMS_OF_USERS; u++) {
			const char *from = w == WORDING_USERS ? forms[i].association : forms[i].users[u];
			const char *to = w == WORDING_USERS ? forms[i].users[0] : forms[i].association;
			if (strstr(text, from))
				text = replaced(parent, text, from, to);
		}
	}
	return text;
}

/* One of the two words is what the link is about, or the title of a source. */
static bool explains(const node *n)
{
	static const char *const targets[] = {"sigle:RA", "sigle:RU", "source:"};

	if (n->kind == N_LINK && n->target)
		for (size_t i = 0; i < LENGTH(targets); i++)
			if (!strncmp(n->target, targets[i], strlen(targets[i])))
				return true;
	for (const node *child = n->first; child; child = child->next)
		if (explains(child))
			return true;
	return false;
}

/* What holds runs of text, not blocks. */
static bool is_block_of_text(const node *n)
{
	return n->first && n->first->kind >= N_TEXT;
}

static bool is_left_alone(const node *block)
{
	AUTO_CTX(tmp);
	strbuf *plain = sb_new(tmp);

	doc_plain(plain, block);
	return strstr(plain->s, "hôpita") || strstr(plain->s, "Hôpita") || explains(block);
}

static void put(doc *d, node *n, enum wording w)
{
	if (is_block_of_text(n) && n->kind < N_TEXT && is_left_alone(n))
		return;
	if (n->kind == N_TEXT && n->text)
		n->text = worded(d, n->text, w);
	for (node *child = n->first; child; child = child->next)
		put(d, child, w);
}

void wording_put(doc *d, enum wording w)
{
	AUTO_CTX(tmp);
	strbuf *plain = sb_new(tmp);

	doc_plain(plain, d->root);
	if (w == WORDING_PAGE || (has_association(plain->s) && has_users(plain->s)))
		return;
	put(d, d->root, w);
	d->title = worded(d, d->title, w);
}
