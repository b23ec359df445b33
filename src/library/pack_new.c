// SPDX-License-Identifier: EUPL-1.2
/* A pack to begin from: its first files, each key explained by its own schema, and the schema of every other. */
#include <carnet/library/packs.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/library/compile.h>

#include "content.h"

typedef struct example { const char *key, *value; } example;

/* The key's help as a comment, then the key. */
static void add_key(strbuf *b, const entity *e, const example *x)
{
	const field *f = entity_field(e, x->key);
	sb_addf(b, "# %s.\n%s: %s\n", _(f->help), x->key, x->value);
}

static char *yaml_of(const void *parent, const char *first, const entity *e, const example *list, size_t count)
{
	strbuf *b = sb_new(parent);
	sb_addf(b, "# SPDX-License-Identifier: EUPL-1.2\n# %s\n", first);
	for (size_t i = 0; i < count; i++)
		add_key(b, e, &list[i]);
	return b->s;
}

static const char *iso(const void *parent, int day)
{
	char text[11];
	date_to_iso(text, day);
	return mem_dup(parent, text);
}

static int put(const char *folder, const char *inside, const char *text, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = path_join(tmp, folder, inside);
	int code = dir_make(path_dir(tmp, path), 0755, e);
	return code ? code : file_replace(path, text, strlen(text), 0644, e);
}

/* Small letters and digits, a hyphen for everything between them. */
static char *name_from(const void *parent, const char *words)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp), *name = sb_new(tmp);
	text_fold(folded, words, strlen(words));
	for (const char *s = folded->s; *s; s++) {
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789", *s))
			sb_addc(name, *s);
		else if (name->len && name->s[name->len - 1] != '-')
			sb_addc(name, '-');
	}
	if (name->len && name->s[name->len - 1] == '-')
		sb_remove(name, name->len - 1, 1);
	return mem_dup(parent, name->len ? name->s : "trousse");
}

/* The last part of the path, made a name. */
static char *name_of(const void *parent, const char *folder)
{
	AUTO_CTX(tmp);
	char *path = mem_dup(tmp, folder);
	size_t len = strlen(path);
	while (len > 1 && path[len - 1] == '/')
		path[--len] = '\0';
	const char *slash = strrchr(path, '/');
	return name_from(parent, slash ? slash + 1 : path);
}

static bool is_free(const char *folder)
{
	struct dirent **names;
	int n = scandir(folder, &names, NULL, NULL);
	for (int i = 0; i < n; i++)
		free(names[i]);
	if (n >= 0)
		free(names);
	return n < 0 ? !file_exists(folder) : n <= 2; /* . and .. */
}

static int put_about(const void *tmp, const char *folder, const char *name, struct err *e)
{
	int today = clock_today();
	const example about[] = {
		{"name", name},
		{"title", _("Pack of my delegation")},
		{"version", "1"},
		{"author", _("My delegation")},
		{"date", iso(tmp, today)},
		{"expires", iso(tmp, today + 365)},
	};
	return put(folder, "pack.yaml", yaml_of(tmp, _("What the pack says of itself."), &c_pack, about, LENGTH(about)), e);
}

static int put_page(const void *tmp, const char *folder, const char *name, struct err *e)
{
	const example first[] = {
		{"id", mem_printf(tmp, "%s-accueil", name)},
		{"title", _("Who is there to help in the region?")},
		{"part", "role"},
		{"order", "990"},
		{"summary", _("The people to call, and what each one does.")},
		{"tags", _("[delegation, region, help]")},
		{"verified", iso(tmp, clock_today())},
		{"next", "[votre-delegation]"},
		{"body", mem_printf(tmp, "|\n  %s\n", _("Write here, in Markdown. A link to a page of the guide: [the role](page:le-role)."))},
	};
	const char *path = mem_printf(tmp, "fr/guide/%s-accueil.yaml", name);
	return put(folder, path, yaml_of(tmp, _("A page: the file bears its name."), &c_page, first, LENGTH(first)), e);
}

/* What most delegations give first: a CPTS, who to call there, who pays. */
static int put_records(const void *tmp, const char *folder, struct err *e)
{
	const char *text = _("# What the pack proposes to put in the notebook. Write yours instead; a key lets another record refer to one.\n"
			     "cpts:\n"
			     "  - key: ma-cpts\n"
			     "    name: CPTS of our territory\n"
			     "contact:\n"
			     "  - key: coordination\n"
			     "    name: Name of the coordinator\n"
			     "    role: Coordination\n"
			     "    cpts: ma-cpts\n"
			     "    phone: 01 00 00 00 00\n"
			     "payer:\n"
			     "  - key: payeur\n"
			     "    name: Our delegation\n"
			     "    kind: délégation\n"
			     "    scale: barème fiscal\n"
			     "    deadline_days: 90\n");
	return put(folder, "records/fiches.yaml", mem_printf(tmp, "# SPDX-License-Identifier: EUPL-1.2\n%s", text), e);
}

int pack_new(const void *parent, const char *folder, char **name, struct err *e)
{
	AUTO_CTX(tmp);
	if (!is_free(folder))
		return err_setf(e, ERR_INPUT, _("%s is there already and is not empty|choose another name"), folder);
	char *made = name_of(parent, folder);
	int code = put_about(tmp, folder, made, e);
	code = code ? code : put_page(tmp, folder, made, e);
	code = code ? code : put_records(tmp, folder, e);
	code = code ? code : put(folder, "SCHEMAS.md", library_pack_schemas(tmp), e);
	if (!code)
		*name = made;
	return code;
}
