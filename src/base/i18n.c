// SPDX-License-Identifier: EUPL-1.2
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static bool french = true;

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* UTF-8 whatever the environment says, and never plain C for messages: gettext then ignores LANGUAGE. The other categories stay plain C: dates,
   amounts and the order of words are the program's own, and each category is a file to open at every start. */
static void choose_locale(void)
{
	if ((!setlocale(LC_CTYPE, "") || !is_utf8()) && (!setlocale(LC_CTYPE, "C.UTF-8") || !is_utf8()))
		die("this system has no UTF-8 locale: install the package libc-bin");
	const char *messages = setlocale(LC_MESSAGES, "");
	if (!messages || strcmp(messages, "C") == 0 || strcmp(messages, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
}

/* The first of the three variables that is set decides, as in the C library. */
static bool asks_english(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < LENGTH(names); i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "en", 2) == 0;
	}
	return false;
}

void i18n_start(const char *lang)
{
	AUTO_CTX(tmp);

	choose_locale();
	french = lang ? strcmp(lang, "en") != 0 : !asks_english();
	/* There is no English catalogue: asking for it leaves the words of the source. */
	setenv("LANGUAGE", french ? "fr" : "en", 1);
	/* By the catalogue itself: beside a program in /usr/bin, "locale" is another program. */
	const char *catalogue = path_resource(tmp, "locale/fr/LC_MESSAGES/carnet.mo");
	bindtextdomain("carnet", path_dir(tmp, path_dir(tmp, path_dir(tmp, catalogue))));
	bind_textdomain_codeset("carnet", "UTF-8");
	textdomain("carnet");
}

bool i18n_french(void)
{
	return french;
}

extern int _nl_msg_cat_cntr; /* the C library's: told when LANGUAGE has changed */

static const char *in_language(const char *language, const char *msgid)
{
	setenv("LANGUAGE", language, 1);
	_nl_msg_cat_cntr++;
	return gettext(msgid);
}

const char *i18n_in_french(const char *msgid)
{
	if (french)
		return gettext(msgid);
	const char *found = in_language("fr", msgid);
	in_language("en", msgid);
	return found;
}

const char *i18n_context(const char *key, const char *plain)
{
	const char *found = gettext(key);

	return found == key ? plain : found;
}
