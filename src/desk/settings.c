// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/settings.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

enum { SETTINGS_LARGEST = 64 * 1024 };

static const choice displays[] = {{"terminal", "terminal", "les couleurs de cette fenêtre"},
				  {"contraste", "contrast", "fond noir, grands écarts de couleur"},
				  {0}};

static const choice wordings[] = {{"selon la page", "as each page says", "chaque page comme elle est écrite"},
				  {"représentant associatif", "association representative", "le mot des CPTS"},
				  {"représentant des usagers", "users' representative", "le mot de l’hôpital"},
				  {0}};

static const field settings_fields[] = {
	{"display", "affichage", N_("Display"), N_("The colours of this window, or a black ground with strong contrast for tired eyes."), &t_choice, F_NEED,
	 OPT(.choices = displays, .fallback = "terminal")},
	{"mouse", "souris", N_("Mouse in carnet"), N_("Yes: a click opens, the wheel scrolls. No: the mouse selects text, as elsewhere in this window."), &t_boolean, F_NEED,
	 OPT(.fallback = "oui")},
	{"wording", "mots", N_("Your title"), N_("The words of the guide for what you are. Pages that compare both words stay as they are."), &t_choice, F_NEED,
	 OPT(.choices = wordings, .fallback = "selon la page")},
	{"hour_value", "valeur_heure", N_("Value of one hour"), N_("In the report of a year, your hours are also told in euros at this rate. Empty: they are not. It is neither a claim nor a gift."),
	 &t_money, 0, OPT(.min = 1, .max = 100000)},
};

const entity e_settings = {.name = "settings", .alias = "reglages", .one = N_("settings"), .many = N_("settings"), .fields = settings_fields,
			   .nfields = LENGTH(settings_fields), .title = "", .single = true};

/* "display = contraste"; # begins a comment. */
static int take_line(record *r, char *line, struct err *e)
{
	AUTO_CTX(tmp);
	char *equals = strchr(line, '=');

	if (!*text_trim(tmp, line) || *text_trim(tmp, line) == '#')
		return 0;
	if (!equals)
		return err_set(e, ERR_INPUT, _("This line is not a setting"), _("write for example: display = contraste"));
	*equals = 0;
	const field *f = entity_field(&e_settings, text_trim(tmp, line));
	if (!f)
		return err_setf(e, ERR_INPUT, _("There is no setting “%s”|remove this line, or open Settings in carnet"), text_trim(tmp, line));
	return record_type(r, f, text_trim(tmp, equals + 1), e);
}

record *settings_read(const void *parent, struct problems *p)
{
	AUTO_CTX(tmp);
	struct err e = {0};
	record *r = record_new(parent, &e_settings);
	const char *path = path_settings(tmp);
	char *text = NULL;
	size_t len;
	int number = 0;

	record_fallbacks(r);
	if (file_exists(path) && file_read(tmp, &text, &len, path, SETTINGS_LARGEST, &e))
		problems_take(p, &e);
	for (char *line; text && (line = strsep(&text, "\n"));) {
		number++;
		if (take_line(r, line, &e)) {
			TALLOC_FREE(e.place); /* the line says it better than the field's name */
			err_place(&e, "%s:%d", path, number);
			problems_take(p, &e);
		}
	}
	return r;
}

int settings_keep(const record *settings, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = path_settings(tmp);
	strbuf *out = sb_new(tmp);
	int code = dir_make(path_dir(tmp, path), 0700, e);

	for (size_t i = 0; i < e_settings.nfields; i++) {
		sb_addf(out, "%s = ", settings_fields[i].name);
		field_edit(out, &settings_fields[i], &settings->v[i]);
		sb_add(out, "\n");
	}
	return code ? code : file_replace(path, out->s, out->len, 0600, e);
}

/* Which of the choices, the first one when it is none. */
static size_t chosen(const record *settings, const char *name, const choice *choices)
{
	size_t i = 0;

	while (choices[i].word && strcmp(choices[i].word, record_text(settings, name)))
		i++;
	return choices[i].word ? i : 0;
}

enum display settings_display(const record *settings)
{
	return (enum display)chosen(settings, "display", displays);
}

enum wording settings_wording(const record *settings)
{
	return (enum wording)chosen(settings, "wording", wordings);
}
