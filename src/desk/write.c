// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/desk.h>
#include <ctype.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/doc/render.h>

enum { FILE_WIDTH = 80, NAME_LONGEST = 100 };

static void render_text(strbuf *out, const doc *d, int width)
{
	doc_to_text(out, d, width);
}

static void render_markdown(strbuf *out, const doc *d, int width)
{
	(void)width;
	doc_to_markdown(out, d);
}

static void render_html(strbuf *out, const doc *d, int width)
{
	(void)width;
	doc_to_html(out, d);
}

static const struct format {
	const char *name, *extension;
	void (*render)(strbuf *out, const doc *d, int width);
} formats[] = {
	{ "text", "txt", render_text },
	{ "markdown", "md", render_markdown },
	{ "html", "html", render_html },
};

static int format_named(const struct format **out, const char *name, struct err *e)
{
	for (size_t i = 0; i < LENGTH(formats); i++)
		if (text_same(formats[i].name, name)) {
			*out = &formats[i];
			return 0;
		}
	return err_setf(e, ERR_INPUT, _("There is no format “%s”|choose text, markdown or html"), name);
}

int desk_render(strbuf *out, const doc *d, const char *format, int width, struct err *e)
{
	const struct format *f = NULL;
	int code = format_named(&f, format, e);

	if (!code)
		f->render(out, d, width);
	return code;
}

/* Small letters, digits and hyphens: a name that any disk, mail and terminal takes. */
static char *clean_name(const void *parent, const char *name)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp), *clean = sb_new(tmp);

	text_fold(folded, name, strlen(name));
	for (const char *p = folded->s; *p && clean->len < NAME_LONGEST; p++) {
		if (isalnum((unsigned char)*p))
			sb_addc(clean, *p);
		else if (clean->len > 0 && clean->s[clean->len - 1] != '-')
			sb_addc(clean, '-');
	}
	while (clean->len > 0 && clean->s[clean->len - 1] == '-')
		sb_remove(clean, clean->len - 1, 1);
	return mem_dup(parent, clean->len ? clean->s : "document");
}

int desk_write(const void *parent, const doc *d, const char *format, const char *path, const char *name, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	const struct format *f = NULL;
	strbuf *out = sb_new(tmp);
	int code = format_named(&f, format, e);

	if (code)
		return code;
	if (path) {
		*written = mem_dup(parent, path);
	} else {
		const char *folder = path_documents(tmp);
		code = dir_make(folder, 0700, e);
		*written = path_join(parent, folder, mem_printf(tmp, "%s.%s", clean_name(tmp, name), f->extension));
	}
	if (code)
		return code;
	f->render(out, d, FILE_WIDTH);
	return file_replace(*written, out->s, out->len, 0600, e);
}
