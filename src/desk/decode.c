// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/decode.h>

#include <string.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

enum { TEXT_MAX = 2 * 1024 * 1024 };

int desk_decode_file(const void *parent, const char *path, char **text, struct err *e)
{
	AUTO_CTX(tmp);
	char *raw;
	size_t len, bad;
	int code = file_read(tmp, &raw, &len, path, TEXT_MAX, e);
	if (code)
		return code;
	if (memchr(raw, '\0', len) || !text_is_utf8(raw, len, &bad))
		return err_setf(e, ERR_INPUT, _("%s is not a text|copy the words of the message into a text file, or paste them"),
				strcmp(path, "-") ? path : _("standard input"));
	strbuf *clean = sb_new(tmp);
	text_visible(clean, raw, len, true);
	*text = mem_dup(parent, clean->s);
	return 0;
}

/* ---- the doc ---- */

static void add_word(doc *d, node *list, const word *w)
{
	AUTO_CTX(tmp);
	node *item = doc_item(d, list, MARK_BULLET, "");
	doc_link(d, item, w->name, mem_printf(tmp, "sigle:%s", w->id));
	doc_text(d, item, mem_printf(tmp, ", %s", w->full));
}

static void add_words(doc *d, const mentions *m, const char *kind, const char *title)
{
	node *list = NULL;
	for (size_t i = 0; i < m->nwords; i++) {
		if (strcmp(m->words[i]->kind, kind) != 0)
			continue;
		if (!list) {
			doc_heading(d, 2, title);
			list = doc_list(d, NULL, false);
		}
		add_word(d, list, m->words[i]);
	}
}

static void add_unknown(doc *d, const mentions *m)
{
	if (!m->nunknown)
		return;
	doc_heading(d, 2, _("To ask about"));
	doc_paragraph(d, NULL, _("The notebook does not know these acronyms. Ask what they mean, without being shy: others do not know either."));
	node *list = doc_list(d, NULL, false);
	for (size_t i = 0; i < m->nunknown; i++)
		doc_item(d, list, MARK_BULLET, m->unknown[i]);
}

static void add_links(doc *d, const char *title, size_t count, const char *(*target)(const mentions *m, size_t i, const char **text),
		      const mentions *m)
{
	if (!count)
		return;
	doc_heading(d, 2, title);
	node *list = doc_list(d, NULL, false);
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		const char *text, *page_id = target(m, i, &text);
		doc_link(d, doc_item(d, list, MARK_BULLET, ""), text, mem_printf(tmp, "page:%s", page_id));
	}
}

static const char *topic_target(const mentions *m, size_t i, const char **text)
{
	*text = m->topics[i].title;
	return m->topics[i].page;
}

static const char *page_target(const mentions *m, size_t i, const char **text)
{
	*text = m->pages[i]->title;
	return m->pages[i]->id;
}

int desk_decode(desk *d, const void *parent, const char *text, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	mentions *m;
	int code = library_mentions(d->l, tmp, text, &m, e);
	if (code)
		return code;
	doc *made = doc_new(parent, _("This text, decoded"));
	doc_heading(made, 1, made->title);
	if (!m->nwords && !m->nunknown && !m->ntopics)
		doc_paragraph(made, NULL, _("Nothing here needs to be explained: no acronym, no word of the glossary, no known topic."));
	add_words(made, m, "sigle", _("Acronyms"));
	add_unknown(made, m);
	add_links(made, _("Topics, with questions to ask"), m->ntopics, topic_target, m);
	add_links(made, _("Read before"), m->npages, page_target, m);
	add_words(made, m, "mot", _("Words of the field"));
	*out = made;
	return 0;
}
