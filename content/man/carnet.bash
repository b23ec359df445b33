# SPDX-License-Identifier: EUPL-1.2
# Imprimé par : carnet print completion
_carnet_commands='aujourdhui lire chercher lister montrer ajouter modifier supprimer annuler retablir historique exporter importer preparer clore retour compte-rendu suppleance passation bilan evaluer besoins annuaire note joindre extraire partager montants bareme decoder trousse sauvegarder restaurer secourir purger verifier aide'
_carnet_kinds='cpts association profil contact mandat reunion point question action payeur vehicule trajet note frais conge formation evaluation reponse_evaluation entretien reponse_entretien piece marque'
_carnet_everywhere='--journal --demo --lang --json --no-color --version --help'
_carnet_options()
{
	case $1 in
	lire|read) echo '--format --output --size' ;;
	chercher|search) echo '--in --limit' ;;
	lister|list) echo '--format --sort --limit' ;;
	historique|history) echo '--limit' ;;
	exporter|export) echo '--format --output --fields' ;;
	importer|import) echo '--dry-run' ;;
	preparer|prepare) echo '--format --output --size --with --without' ;;
	clore|close) echo '--format --output --size --dry-run --with --without' ;;
	retour|account) echo '--format --output --size' ;;
	compte-rendu|minutes) echo '--format --output --size' ;;
	suppleance|substitute) echo '--format --output --size' ;;
	passation|handover) echo '--format --output --size' ;;
	bilan|report) echo '--format --output --size' ;;
	evaluer|assess) echo '--format --output --size' ;;
	besoins|needs) echo '--format --output --size' ;;
	annuaire|directory) echo '--format --output --size' ;;
	note|claim) echo '--format --output --size --with --without' ;;
	extraire|extract) echo '--output' ;;
	decoder|decode) echo '--format --output --size' ;;
	trousse|pack) echo '--output' ;;
	purger|purge) echo '--yes' ;;
	verifier|check) echo '--content --schema --support' ;;
	esac
}
_carnet_takes_kind()
{
	case $1 in
	lister|list|montrer|show|ajouter|add|modifier|edit|supprimer|delete|joindre|attach) return 0 ;;
	esac
	return 1
}
_carnet_fields()
{
	case $1 in
	cpts) echo 'nom= region= territoire= population= stade= creation= coordinateur= courriel_coordinateur= telephone_coordinateur= siege= site= notes=' ;;
	association) echo 'nom= agreee= federation= champ= correspondant= courriel= telephone= cpts= notes=' ;;
	profil|profile) echo 'nom= adresse= courriel= telephone= iban= region= association= domicile= courriel_delegation= salarie=' ;;
	contact) echo 'nom= role= instance= cpts= association= courriel= telephone= notes=' ;;
	mandat|mandate) echo 'cpts= association= role= instance= nom_instance= niveau= voix= debut= fin= designe_par= designe_le= convention= adhesion= binome= formation_faite= notes=' ;;
	reunion|meeting) echo 'date= titre= mandat= cpts= nature= nom_instance= heure= heure_fin= lieu= a_distance= statut= presence= animateur= participants= convoque_le= documents_le= preparation= compte_rendu= temps_preparation= temps_trajet= sans_frais= prochaine_date= uid_invitation= sequence_invitation=' ;;
	point|agenda_item) echo 'reunion= position= titre= theme= notes= parole= decision= issue= vote= implication= suite= reporte_de=' ;;
	question) echo 'texte= reunion= point= position= modele= statut= reponse=' ;;
	action) echo 'titre= echeance= statut= responsable= detail= fait_le= reunion= point= cpts=' ;;
	payeur|payer) echo 'nom= nature= bareme= calcul= compteur= choix_bareme= taux_maison= regularisation= mode_repas= mode_nuit= plafond_repas= plafond_nuit= delai= justificatif_des= accepte_abandons= exercice= contact= adresse= courriel=' ;;
	vehicule|vehicle) echo 'libelle= genre= cylindree= puissance= electrique= proprietaire= immatriculation= du= au=' ;;
	trajet|route) echo 'libelle= depart= arrivee= distance= peage= aller_retour=' ;;
	note|claim) echo 'numero= payeur= du= au= statut= transmise_le= decidee_le= payee_le= avance= total_regle= total_abandonne= abandonnee_le= notes=' ;;
	frais|expense) echo 'date= nature= payeur= reunion= mandat= libelle= trajet= aller_retour= distance= vehicule= passagers= recu= zone= nuits= repas= montant_reel= montant= explication= bareme_utilise= provisoire= justificatif= note= montant_regle= montant_abandonne= motif_refus= notes= partage_de= regularise=' ;;
	conge|leave) echo 'date= heures= reunion= mandat= notes=' ;;
	formation|training) echo 'date= titre= heures= organisme= mandat=' ;;
	evaluation|assessment) echo 'date= cpts= grille= notes=' ;;
	reponse_evaluation|assessment_answer) echo 'evaluation= critere= score= preuve=' ;;
	entretien|interview) echo 'date= cpts= questionnaire= lieu= personne=' ;;
	reponse_entretien|interview_answer) echo 'entretien= question= reponse=' ;;
	piece|attachment) echo 'proprietaire= nom= type= taille= empreinte= contenu=' ;;
	marque|mark) echo 'nature= page= ancre= texte= reunion=' ;;
	esac
}
_carnet_values()
{
	case $1 in
	--lang) echo 'fr en' ;;
	--size) echo '12 18' ;;
	--in) echo 'guide journal' ;;
	esac
}
_carnet()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} i command= kind= choices
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-*|=) ;;
		*) if [ -z "$command" ]; then command=${COMP_WORDS[i]}; elif [ -z "$kind" ]; then kind=${COMP_WORDS[i]}; fi ;;
		esac
	done
	COMPREPLY=()
	if [[ $word == -* ]]; then
		choices="$_carnet_everywhere $(_carnet_options "$command")"
	elif [ -n "$(_carnet_values "$before")" ]; then
		choices=$(_carnet_values "$before")
	elif [ -z "$command" ]; then
		choices=$_carnet_commands
	elif ! _carnet_takes_kind "$command" || [ "$word" = = ] || [ "$before" = = ]; then
		return
	elif [ -z "$kind" ]; then
		choices=$_carnet_kinds
	else
		choices=$(_carnet_fields "$kind")
		compopt -o nospace
	fi
	mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
}
complete -o default -F _carnet carnet
