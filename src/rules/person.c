// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/person.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

enum { WORDS_MOST = 5 };

static bool among(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(list[i], word))
			return true;
	return false;
}
#define AMONG(list, word) among((list), LENGTH(list), (word))

bool person_oneself(const char *words)
{
	static const char *const oneself[] = { "moi", "moi-même", "me", "myself", "je" };

	return !*words || AMONG(oneself, words);
}

static const char *const titles[] = { "M.", "Mr", "Mme", "Mlle", "Dr", "Docteur", "Docteure", "Pr", "Professeur", "Me", "Maître", "Mrs", "Ms" };
static const char *const links[] = { "et", "&", "+", "de", "du", "des", "le", "la", "and" };
static const char *const roles[] = {
	"président", "présidente", "vice-président", "vice-présidente", "coordinateur", "coordinatrice", "coordonnateur", "coordonnatrice", "secrétaire",
	"trésorier", "trésorière", "directeur", "directrice", "animateur", "animatrice", "assistant", "assistante", "bureau", "tous", "tout le monde",
	"chacun", "chair", "secretary", "treasurer", "everyone",
};
/* Capitalised before a colon more often than any name. */
static const char *const things[] = {
	"accueil", "action", "adresse", "affiche", "agenda", "aide", "annexe", "appel", "assemblée", "association", "attention", "avis", "bilan", "bureau",
	"budget", "calendrier", "centre", "charte", "comité", "commission", "compte", "conclusion", "conseil", "contact", "contrat", "convention",
	"convocation", "courrier", "date", "décision", "devis", "dossier", "échéance", "enquête", "équipe", "exemple", "facture", "fiche", "idée",
	"important", "info", "infos", "lieu", "local", "locaux", "logo", "mail", "mission", "nb", "note", "objectif", "objet", "ordre", "parcours",
	"patients", "plan", "point", "priorité", "problème", "projet", "proposition", "question", "questions", "rappel", "rapport", "rdv", "remarque",
	"rencontre", "réunion", "santé", "salle", "séance", "site", "soins", "statuts", "suite", "sujet", "tableau", "téléphone", "territoire", "texte",
	"todo", "transport", "transports", "travaux", "urgent", "usagers", "vote", "à faire", "ps", "logement", "prévention", "subvention",
	"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
	"septembre", "octobre", "novembre", "décembre",
};
static const char *const like_verbs[] = { /* names that end as verbs do */
	"pierre", "claire", "alexandre", "xavier", "olivier", "roger", "didier", "gauthier", "gautier", "walter", "alexander", "peter", "esther",
	"vladimir", "casimir", "ester", "oliver", "xabier", "ghislaire", "isidore", "théodore", "honore", "andre", "désiré", "jupiter", "jean-pierre",
};
static const char *const like_infinitives[] = { /* things that end as verbs do */
	"dossier", "courrier", "papier", "cahier", "lettre", "titre", "annuaire", "questionnaire", "formulaire", "calendrier", "fichier", "offre", "maire",
	"centre", "cadre", "autre", "notre", "votre", "membre", "registre", "trimestre", "semestre", "janvier", "février", "atelier", "quartier", "chantier",
	"premier", "dernier", "hier", "avoir", "loyer", "contraire", "affaire", "livre",
};

static bool ends(const char *word, const char *ending)
{
	size_t w = strlen(word), n = strlen(ending);

	return w > n && !strcmp(word + w - n, ending);
}

static bool thing(const char *word)
{
	static const char *const endings[] = { "tion", "tions", "sion", "sions", "ment", "ments", "ité", "ités", "age", "ages", "isme" };

	for (size_t i = 0; i < LENGTH(endings); i++)
		if (ends(word, endings[i]) && !text_same(word, "clément"))
			return true;
	return AMONG(things, word);
}

static bool infinitive(const char *word)
{
	static const char *const endings[] = { "er", "ir", "re" };

	for (size_t i = 0; i < LENGTH(endings); i++)
		if (ends(word, endings[i]) && strlen(word) > 3)
			return !AMONG(like_infinitives, word) && !AMONG(like_verbs, word);
	return false;
}

static const char *after_elision(const char *word)
{
	static const char *const signs[] = { "'", "’" };

	for (size_t i = 0; i < LENGTH(signs); i++) { /* s’assurer, l'envoyer */
		const char *p = strstr(word, signs[i]);
		if (p && p - word <= 2)
			return p + strlen(signs[i]);
	}
	return word;
}

bool verb_begins(const char *words)
{
	static const char *const before[] = { "à", "de", "ne", "pas", "se", "me", "y", "en", "bien", "les", "le", "la", "lui", "leur" };
	AUTO_CTX(tmp);
	char *rest = text_trim(tmp, words), *word;

	while ((word = strsep(&rest, " ")) && rest && AMONG(before, word))
		;
	if (!word)
		return false;
	word[strcspn(word, ",.;:")] = '\0';
	return infinitive(after_elision(word));
}

/* One word of a name: a capital first, no digit; capitals alone are an acronym. */
static bool name_word(const char *word)
{
	ucs4_t c;
	bool small = false, first = true;

	for (const uint8_t *s = (const uint8_t *)word; (s = u8_next(&c, s)); first = false) {
		if (first && !uc_is_upper(c))
			return false;
		if (!uc_is_alpha(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.')
			return false;
		small = small || uc_is_lower(c);
	}
	return small;
}

static const char *after_article(const char *words)
{
	static const char *const articles[] = { "le ", "la ", "l’", "l'", "les " };
	size_t len;

	for (size_t i = 0; i < LENGTH(articles); i++)
		if (text_find(words, articles[i], true, &len) == 0)
			return words + len;
	return words;
}

/* A word of a name of which some words are known already, -1 for one that is of no name; 1 when it names. */
static int weigh(const char *word, int place, int names)
{
	if (!place && AMONG(titles, word))
		return 0;
	if (names && AMONG(links, word))
		return 0;
	return name_word(word) && !thing(word) && (place || !infinitive(word)) ? 1 : -1;
}

enum person person_of(const char *words)
{
	AUTO_CTX(tmp);
	char *rest = mem_dup(tmp, words), *word;
	int names = 0, count = 0;
	bool titled = false;

	if (*words && (person_oneself(words) || AMONG(roles, after_article(words))))
		return PERSON_SURE;
	for (; (word = strsep(&rest, " ")); count++) {
		int more = count < WORDS_MOST && *word ? weigh(word, count, names) : -1;
		if (more < 0)
			return PERSON_NO;
		titled = titled || (!count && !more);
		names += more;
	}
	return !names ? PERSON_NO : titled ? PERSON_SURE : PERSON_LIKELY;
}

bool person_ends(const char *words)
{
	const char *space = strrchr(words, ' ');

	return space && name_word(space + 1);
}
