<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>Have a new roll at hand.</source>
        <translation>Préparez un rouleau.</translation>
    </message>
    <message>
        <source>Plug its disk in again.</source>
        <translation>Rebranchez son disque.</translation>
    </message>
    <message>
        <source>Allow writing to it.</source>
        <translation>Autorisez l’écriture.</translation>
    </message>
    <message>
        <source>Make room on it.</source>
        <translation>Libérez de la place.</translation>
    </message>
    <message>
        <source>Check its power and its cable.</source>
        <translation>Vérifiez l’alimentation et le câble.</translation>
    </message>
    <message>
        <source>Let the queue accept jobs again.</source>
        <translation>Rouvrez la file de l’imprimante.</translation>
    </message>
    <message>
        <source>Press its pause key.</source>
        <translation>Appuyez sur sa touche pause.</translation>
    </message>
    <message>
        <source>Pull the paper out and close it.</source>
        <translation>Retirez le papier et refermez.</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>Refermez-la.</translation>
    </message>
    <message>
        <source>Load labels.</source>
        <translation>Chargez des étiquettes.</translation>
    </message>
    <message>
        <source>Replace ink or ribbon.</source>
        <translation>Remplacez l’encre ou le ruban.</translation>
    </message>
    <message>
        <source>Load the badge’s size, and tell the printer.</source>
        <translation>Chargez le format du badge et réglez l’imprimante.</translation>
    </message>
    <message>
        <source>Check its password and its settings.</source>
        <translation>Vérifiez son mot de passe et ses réglages.</translation>
    </message>
    <message>
        <source>Look at its display.</source>
        <translation>Regardez son écran.</translation>
    </message>
    <message>
        <source>Somebody cancelled it at the printer.</source>
        <translation>Quelqu’un l’a annulée à l’imprimante.</translation>
    </message>
    <message>
        <source>Look at its display; switch it off and on.</source>
        <translation>Regardez son écran&#x202f;; éteignez-la et rallumez-la.</translation>
    </message>
    <message>
        <source>Look in its tray.</source>
        <translation>Regardez dans son bac.</translation>
    </message>
    <message>
        <source>Check the printer.</source>
        <translation>Vérifiez l’imprimante.</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}.</translation>
    </message>
    <message>
        <source>{what}. {todo}</source>
        <translation>{what}. {todo}</translation>
    </message>
    <message>
        <source>Entries go on; badges wait and come out by themselves.</source>
        <translation>Les entrées continuent&#x202f;; les badges attendent et sortiront d’eux-mêmes.</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Badge waiting to print</source>
        <translation>Badge en attente d’impression</translation>
    </message>
    <message>
        <source>Badge printing…</source>
        <translation>Impression du badge…</translation>
    </message>
    <message>
        <source>Badge printed</source>
        <translation>Badge imprimé</translation>
    </message>
    <message>
        <source>Did the badge come out? Please check.</source>
        <translation>Le badge est-il sorti&#x202f;? Vérifiez.</translation>
    </message>
    <message>
        <source>Printed, but some text is not as written: read it over.</source>
        <translation>Imprimé, mais un texte n’est pas tel qu’écrit&#x202f;: relisez-le.</translation>
    </message>
    <message>
        <source>badge not printed</source>
        <translation>badge non imprimé</translation>
    </message>
    <message>
        <source>badge to check</source>
        <translation>badge à vérifier</translation>
    </message>
    <message>
        <source>Badge not wanted any more</source>
        <translation>Badge retiré de la file</translation>
    </message>
    <message>
        <source>{text} The lost one opens no door.</source>
        <translation>{text} Le badge perdu n’ouvre plus rien.</translation>
    </message>
    <message>
        <source>Not printed: {what}. {todo}</source>
        <translation>Non imprimé&#x202f;: {what}. {todo}</translation>
    </message>
    <message>
        <source>The test badge is printed.</source>
        <translation>Le badge d’essai est imprimé.</translation>
    </message>
    <message>
        <source>Look whether it came out. {what}. {todo}</source>
        <translation>Regardez s’il est sorti. {what}. {todo}</translation>
    </message>
</context>
<context>
    <name>BadgeWarning</name>
    <message>
        <source>The {what} is too long for the badge and was cut.</source>
        <translation>Trop long pour le badge, coupé&#x202f;: {what}.</translation>
    </message>
    <message>
        <source>The {what} has characters that no font has.</source>
        <translation>Signes absents des polices&#x202f;: {what}.</translation>
    </message>
    <message>
        <source>There is no room for the {what} on the badge.</source>
        <translation>Pas de place sur le badge&#x202f;: {what}.</translation>
    </message>
    <message>
        <source>The picture {what} was left out: {why}.</source>
        <translation>Image {what} omise&#x202f;: {why}.</translation>
    </message>
    <message>
        <source>The photo was left out: {why}.</source>
        <translation>Photo omise&#x202f;: {why}.</translation>
    </message>
    <message>
        <source>The background was left out: {why}.</source>
        <translation>Fond omis&#x202f;: {why}.</translation>
    </message>
    <message>
        <source>A code was left out: {why}.</source>
        <translation>Code omis&#x202f;: {why}.</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>le fichier manque</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>le fichier est illisible</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>elle est illisible</translation>
    </message>
    <message>
        <source>it is neither PNG nor JPEG</source>
        <translation>elle n’est ni PNG ni JPEG</translation>
    </message>
    <message>
        <source>it has too many pixels</source>
        <translation>elle a trop de pixels</translation>
    </message>
    <message>
        <source>the PDF has no such page</source>
        <translation>le PDF n’a pas cette page</translation>
    </message>
    <message>
        <source>the QR code is too long for its box</source>
        <translation>le QR code est trop long pour son cadre</translation>
    </message>
    <message>
        <source>the bar code is too long for its box</source>
        <translation>le code-barres est trop long pour son cadre</translation>
    </message>
    <message>
        <source>The category has no valid colour, so black was taken.</source>
        <translation>La catégorie n’a pas de couleur valable&#x202f;: le noir est pris.</translation>
    </message>
</context>
<context>
    <name>CameraButton</name>
    <message>
        <source>First camera</source>
        <translation>Première caméra</translation>
    </message>
    <message>
        <source>Camera of this desk</source>
        <translation>Caméra de ce poste</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} i/s</translation>
    </message>
</context>
<context>
    <name>CameraPreview</name>
    <message>
        <source>{n} fps</source>
        <translation>{n} i/s</translation>
    </message>
    <message>
        <source>read in {n} ms</source>
        <translation>lecture {n} ms</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Type a code… (F2)</source>
        <translation>Saisir un code… (F2)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Check this code</source>
        <translation>Vérifier ce code</translation>
    </message>
</context>
<context>
    <name>ColourKnob</name>
    <message>
        <source>Another colour…</source>
        <translation>Autre couleur…</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>ok</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>panne</translation>
    </message>
    <message>
        <source>[{level}] {name}: {said}</source>
        <translation>[{level}] {name}&#x202f;: {said}</translation>
    </message>
    <message>
        <source>Other computers and the hub erase them when they next sync.</source>
        <translation>Les autres postes et le hub les effacent à leur prochaine synchronisation.</translation>
    </message>
    <message>
        <source>To be erased: people {people}, tickets {tickets}, with badges {badges}.
Nothing was erased: add --apply to erase them everywhere.</source>
        <translation>À effacer&#x202f;: personnes {people}, billets {tickets}, avec badge {badges}.
Rien n’a été effacé&#x202f;: ajoutez --apply pour les effacer partout.</translation>
    </message>
    <message>
        <source>This computer knows of no erasure of that ticket.</source>
        <translation>Cet ordinateur ne connaît aucun effacement de ce billet.</translation>
    </message>
    <message>
        <source>Done: this computer and the hub hold the same.</source>
        <translation>Terminé&#x202f;: cet ordinateur et le hub ont les mêmes données.</translation>
    </message>
    <message>
        <source>Nobody here fits these words: nothing was erased.</source>
        <translation>Personne ici ne correspond à ces mots&#x202f;: rien n’a été effacé.</translation>
    </message>
    <message>
        <source>No ticket here has that code. If its id was meant, other computers may still know it: erase it there.</source>
        <translation>Aucun billet n’a ce code ici. S’il s’agit de son identifiant, d’autres postes le connaissent peut-être encore&#x202f;: effacez-le là-bas.</translation>
    </message>
    <message>
        <source>Several people were found: erase them one by one with --ticket.</source>
        <translation>Plusieurs personnes trouvées&#x202f;: effacez-les une à une avec --ticket.</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>jamais entendu</translation>
    </message>
    <message>
        <source>last heard {when}</source>
        <translation>entendu le {when}</translation>
    </message>
    <message>
        <source>{desk}: erased ({heard}).</source>
        <translation>{desk}&#x202f;: effacé ({heard}).</translation>
    </message>
    <message>
        <source>{desk}: NOT YET ({heard}).</source>
        <translation>{desk}&#x202f;: PAS ENCORE ({heard}).</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>Closing…</source>
        <translation>Fermeture…</translation>
    </message>
    <message>
        <source>People are being erased: the window closes by itself once that is done.</source>
        <translation>Effacement en cours&#x202f;: la fenêtre se fermera d’elle-même dès qu’il sera terminé.</translation>
    </message>
    <message>
        <source>Everything is recorded. The window is gone in a moment.</source>
        <translation>Tout est enregistré. La fenêtre se ferme dans un instant.</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Double</name>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}, puis {second}</translation>
    </message>
    <message>
        <source>Double entry of {who}: {places}</source>
        <translation>Double entrée de {who}&#x202f;: {places}</translation>
    </message>
    <message>
        <source>{count} double entries were found: see the page Synchronisation.</source>
        <translation>{count} doubles entrées ont été trouvées&#x202f;: ouvrez la page Synchronisation.</translation>
    </message>
    <message>
        <source>A ticket that is in the roster no more</source>
        <translation>Un billet qui n’est plus dans la liste</translation>
    </message>
    <message>
        <source>≈: the clocks do not tell which came first</source>
        <translation>≈&#x202f;: les horloges ne disent pas laquelle fut la première</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglé</translation>
    </message>
    <message>
        <source>Cancel the second entry</source>
        <translation>Annuler le passage en double</translation>
    </message>
    <message>
        <source>Cancel it: press again</source>
        <translation>Annuler&#x202f;: appuyez encore</translation>
    </message>
</context>
<context>
    <name>HostCard</name>
    <message>
        <source>The list on this computer</source>
        <translation>La liste sur cet ordinateur</translation>
    </message>
    <message>
        <source>This computer keeps the list</source>
        <translation>Cet ordinateur tient la liste</translation>
    </message>
    <message>
        <source>Take the list over here</source>
        <translation>Reprendre la liste ici</translation>
    </message>
    <message>
        <source>Yes, take it over: press again</source>
        <translation>Oui, reprendre&#x202f;: appuyez encore</translation>
    </message>
    <message>
        <source>The hub is starting…</source>
        <translation>Le hub démarre…</translation>
    </message>
    <message>
        <source>The other desks join this computer: leave it on, and on their net.</source>
        <translation>Les autres postes rejoignent cet ordinateur&#x202f;: laissez-le allumé, sur leur réseau.</translation>
    </message>
    <message>
        <source>Then other desks can join it, with or without the Internet.</source>
        <translation>Les autres postes peuvent alors le rejoindre, avec ou sans Internet.</translation>
    </message>
    <message>
        <source>Only when the computer that keeps the list is lost. This desk hands over all it knows; the others follow by themselves, or join here with a new code, and add what is missing.</source>
        <translation>Seulement si l’ordinateur qui tient la liste est perdu. Ce poste transmet tout ce qu’il sait&#x202f;; les autres suivent d’eux-mêmes, ou rejoignent ici avec un nouveau code, et ajoutent ce qui manque.</translation>
    </message>
    <message>
        <source>When the computer that keeps the list is lost, take it over at a supervisor’s desk: the others then follow by themselves. Such desks: {names}.</source>
        <translation>Si l’ordinateur qui tient la liste est perdu, reprenez-la à un poste de superviseur&#x202f;: les autres suivent alors d’eux-mêmes. Ces postes&#x202f;: {names}.</translation>
    </message>
    <message>
        <source>When the computer that keeps the list is lost, a supervisor’s desk takes it over, but none is known here. Without one, take it over here; each other desk then joins here with a new code.</source>
        <translation>Si l’ordinateur qui tient la liste est perdu, un poste de superviseur la reprend, mais aucun n’est connu ici. À défaut, reprenez-la ici&#x202f;; chaque autre poste rejoint alors ici avec un nouveau code.</translation>
    </message>
    <message>
        <source>No such desk is left: take it over here</source>
        <translation>Il n’en reste aucun&#x202f;: reprendre la liste ici</translation>
    </message>
    <message>
        <source>All others join by code: press again</source>
        <translation>Les autres par code&#x202f;: appuyez encore</translation>
    </message>
    <message>
        <source>Follow {name}</source>
        <translation>Suivre {name}</translation>
    </message>
    <message>
        <source>{name} has taken the list over. Follow it: what only this computer has goes there by itself.</source>
        <translation>{name} a repris la liste. Le suivre&#x202f;: ce que seul cet ordinateur possède lui sera envoyé tout seul.</translation>
    </message>
    <message>
        <source>To keep the list here again, switch it off there first.</source>
        <translation>Pour tenir à nouveau la liste ici, l’arrêter d’abord là-bas.</translation>
    </message>
    <message>
        <source>{name} keeps a second list. Switch it off there: that desk then comes back here by itself. Or follow it, if the other desks are there.</source>
        <translation>{name} tient une deuxième liste. Arrêtez-la là-bas&#x202f;: ce poste revient alors ici tout seul. Ou suivez-le, si les autres postes y sont.</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join the list of another computer</source>
        <translation>Rejoindre une liste</translation>
    </message>
    <message>
        <source>Its roster takes the place of the one here; passages made here are kept.</source>
        <translation>Sa liste de billets remplace celle d’ici&#x202f;; les passages faits ici sont gardés.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Adresse du hub</translation>
    </message>
    <message>
        <source>Code on the hub’s screen</source>
        <translation>Code à l’écran du hub</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Rejoindre</translation>
    </message>
    <message>
        <source>Hubs found on the network</source>
        <translation>Hubs trouvés sur le réseau</translation>
    </message>
    <message>
        <source>Waiting for the code… press to stop</source>
        <translation>En attente du code… appuyez pour arrêter</translation>
    </message>
    <message>
        <source>Hold the hub’s code before the camera</source>
        <translation>Montrer le code du hub à la caméra</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Trouvés&#x202f;: {count}</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>Le hub est interrogé…</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>Block of texts</source>
        <translation>Bloc de textes</translation>
    </message>
    <message>
        <source>Coloured band</source>
        <translation>Bandeau de couleur</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Bar code</source>
        <translation>Code-barres</translation>
    </message>
    <message>
        <source>Logo (drawn sign)</source>
        <translation>Logo (signe dessiné)</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>A6 portrait</source>
        <translation>A6 vertical</translation>
    </message>
    <message>
        <source>A4 folded once</source>
        <translation>A4 plié en deux</translation>
    </message>
    <message>
        <source>A4 folded twice</source>
        <translation>A4 plié en quatre</translation>
    </message>
    <message>
        <source>Card 86 × 54 mm</source>
        <translation>Carte 86 × 54 mm</translation>
    </message>
    <message>
        <source>Label 62 mm</source>
        <translation>Étiquette 62 mm</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Name in the other script</source>
        <translation>Nom dans l’autre écriture</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Category, holder’s language</source>
        <translation>Catégorie, langue du porteur</translation>
    </message>
    <message>
        <source>Category in French</source>
        <translation>Catégorie en français</translation>
    </message>
    <message>
        <source>Category in Arabic</source>
        <translation>Catégorie en arabe</translation>
    </message>
    <message>
        <source>Category in English</source>
        <translation>Catégorie en anglais</translation>
    </message>
    <message>
        <source>Valid days</source>
        <translation>Jours valables</translation>
    </message>
    <message>
        <source>Badge number</source>
        <translation>Numéro du badge</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Venue and dates</source>
        <translation>Lieu et dates</translation>
    </message>
    <message>
        <source>Text of your own</source>
        <translation>Texte libre</translation>
    </message>
    <message>
        <source>Usual name</source>
        <translation>Nom courant</translation>
    </message>
    <message>
        <source>Name in two scripts</source>
        <translation>Nom en deux écritures</translation>
    </message>
    <message>
        <source>Arabic, with vowel marks</source>
        <translation>Arabe vocalisé</translation>
    </message>
    <message>
        <source>Very long name</source>
        <translation>Nom très long</translation>
    </message>
    <message>
        <source>Rare accents</source>
        <translation>Accents rares</translation>
    </message>
    <message>
        <source>Tifinagh</source>
        <translation>Tifinagh</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinois</translation>
    </message>
    <message>
        <source>Without company</source>
        <translation>Sans société</translation>
    </message>
    <message>
        <source>With a photo</source>
        <translation>Avec photo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Logo or picture…</source>
        <translation>Logo ou image…</translation>
    </message>
    <message>
        <source>Strip of sponsors…</source>
        <translation>Bande de partenaires…</translation>
    </message>
    <message>
        <source>Photo of the attendee</source>
        <translation>Photo du participant</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>Demi-gras</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>Extra-bold</source>
        <translation>Extra-gras</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>As the category</source>
        <translation>Celle de la catégorie</translation>
    </message>
    <message>
        <source>Readable on the band</source>
        <translation>Lisible sur le bandeau</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>À gauche</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Centré</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>À droite</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>Au milieu</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>En bas</translation>
    </message>
</context>
<context>
    <name>LayoutBar</name>
    <message>
        <source>ready</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>own</source>
        <translation>à vous</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Maquette</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Nom de la maquette</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Annuler (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>Rétablir (Ctrl+Y)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Print with it</source>
        <translation>Imprimer avec</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Back to the ready layout</source>
        <translation>Revenir au modèle</translation>
    </message>
    <message>
        <source>Import a layout…</source>
        <translation>Importer une maquette…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>LayoutElements</name>
    <message>
        <source>Elements</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Recto</translation>
    </message>
    <message>
        <source>Back side</source>
        <translation>Verso</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
</context>
<context>
    <name>LayoutFiles</name>
    <message>
        <source>Choose a picture</source>
        <translation>Choisir une image</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Import a layout</source>
        <translation>Importer une maquette</translation>
    </message>
    <message>
        <source>Layouts, also of pretix</source>
        <translation>Maquettes, aussi de pretix</translation>
    </message>
    <message>
        <source>Export the layout</source>
        <translation>Exporter la maquette</translation>
    </message>
</context>
<context>
    <name>LayoutInspector</name>
    <message>
        <source>Pick an element in the list, or on the badge.</source>
        <translation>Choisissez un élément dans la liste ou sur le badge.</translation>
    </message>
    <message>
        <source>On the badge</source>
        <translation>Sur le badge</translation>
    </message>
    <message>
        <source>In capitals</source>
        <translation>En majuscules</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>Remove the last</source>
        <translation>Retirer la dernière</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>Taille minimale</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Graisse</translation>
    </message>
    <message>
        <source>Lines, at most</source>
        <translation>Lignes au plus</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>White above</source>
        <translation>Blanc au-dessus</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alignement</translation>
    </message>
    <message>
        <source>Within the box</source>
        <translation>Dans le cadre</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>Depuis la gauche</translation>
    </message>
    <message>
        <source>From the bottom</source>
        <translation>Depuis le bas</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>On the badges of</source>
        <translation>Sur les badges de</translation>
    </message>
</context>
<context>
    <name>LayoutPage</name>
    <message>
        <source>Saved as {name}.</source>
        <translation>Enregistré sous le nom {name}.</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>Exporté vers {file}.</translation>
    </message>
    <message>
        <source>Badge layout</source>
        <translation>Maquette du badge</translation>
    </message>
</context>
<context>
    <name>LayoutPreview</name>
    <message>
        <source>Nothing is cut, no letter is missing.</source>
        <translation>Rien n’est coupé, aucune lettre ne manque.</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>En couleur</translation>
    </message>
    <message>
        <source>In black, 203 dpi</source>
        <translation>En noir, 203 dpi</translation>
    </message>
    <message>
        <source>In black, 300 dpi</source>
        <translation>En noir, 300 dpi</translation>
    </message>
    <message>
        <source>Example person</source>
        <translation>Personne d’exemple</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>The camera is starting…</source>
        <translation>La caméra démarre…</translation>
    </message>
    <message>
        <source>Waiting for a picture…</source>
        <translation>En attente d’image…</translation>
    </message>
    <message>
        <source>A recording plays in place of a camera.</source>
        <translation>Un enregistrement remplace la caméra.</translation>
    </message>
    <message>
        <source>A still picture stands in place of a camera.</source>
        <translation>Une image fixe remplace la caméra.</translation>
    </message>
    <message>
        <source>No camera: the demo clip plays instead.</source>
        <translation>Aucune caméra&#x202f;: le clip de démonstration la remplace.</translation>
    </message>
    <message>
        <source>No picture from {detail} yet: wait, or check its cable.</source>
        <translation>Pas encore d’image de {detail}&#x202f;: patientez ou vérifiez son câble.</translation>
    </message>
    <message>
        <source>No picture from {detail}: check address, camera and network.</source>
        <translation>Pas d’image de {detail}&#x202f;: vérifiez l’adresse, la caméra et le réseau.</translation>
    </message>
    <message>
        <source>No camera: plug one in, or type the codes.</source>
        <translation>Pas de caméra&#x202f;: branchez-en une ou saisissez les codes.</translation>
    </message>
    <message>
        <source>The camera stopped: unplug it and plug it in again.</source>
        <translation>La caméra ne répond plus&#x202f;: débranchez-la puis rebranchez-la.</translation>
    </message>
    <message>
        <source>Camera in use: close the other program.</source>
        <translation>Caméra occupée&#x202f;: fermez l’autre programme.</translation>
    </message>
    <message>
        <source>Camera not allowed: add this user to the group video.</source>
        <translation>Caméra interdite&#x202f;: ajoutez cet utilisateur au groupe video.</translation>
    </message>
    <message>
        <source>Camera not allowed: Windows Settings, Privacy, Camera.</source>
        <translation>Caméra interdite&#x202f;: Paramètres de Windows, Confidentialité, Caméra.</translation>
    </message>
    <message>
        <source>Black picture: open the camera’s shutter.</source>
        <translation>Image noire&#x202f;: ouvrez le cache de la caméra.</translation>
    </message>
    <message>
        <source>Frozen picture: unplug the camera and plug it in again.</source>
        <translation>Image figée&#x202f;: débranchez puis rebranchez la caméra.</translation>
    </message>
    <message>
        <source>What was chosen as camera cannot be played: choose another.</source>
        <translation>Ce qui a été choisi comme caméra est illisible&#x202f;: choisissez autre chose.</translation>
    </message>
    <message>
        <source>The camera failed: unplug it and plug it in again.</source>
        <translation>La caméra est en panne&#x202f;: débranchez-la puis rebranchez-la.</translation>
    </message>
    <message>
        <source>Printing ready</source>
        <translation>Impression prête</translation>
    </message>
    <message>
        <source>Badge folder missing</source>
        <translation>Dossier des badges absent</translation>
    </message>
    <message>
        <source>Badge folder locked</source>
        <translation>Dossier des badges verrouillé</translation>
    </message>
    <message>
        <source>Disk full: no badges</source>
        <translation>Disque plein, aucun badge</translation>
    </message>
    <message>
        <source>Printing stopped</source>
        <translation>Impression arrêtée</translation>
    </message>
    <message>
        <source>This desk alone</source>
        <translation>Ce poste seul</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Son actif</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>Disk fine</source>
        <translation>Disque en ordre</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Disque presque plein</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Disque plein</translation>
    </message>
    <message>
        <source>Printer not answering</source>
        <translation>L’imprimante ne répond pas</translation>
    </message>
    <message>
        <source>Print queue closed</source>
        <translation>File d’impression fermée</translation>
    </message>
    <message>
        <source>Printer paused</source>
        <translation>Imprimante en pause</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Bourrage</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>Imprimante ouverte</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>Plus d’étiquettes</translation>
    </message>
    <message>
        <source>Out of ink</source>
        <translation>Plus d’encre</translation>
    </message>
    <message>
        <source>Wrong label size</source>
        <translation>Mauvais format</translation>
    </message>
    <message>
        <source>Printer refuses</source>
        <translation>L’imprimante refuse</translation>
    </message>
    <message>
        <source>Printer gave up</source>
        <translation>Impression abandonnée</translation>
    </message>
    <message>
        <source>Printing cancelled</source>
        <translation>Impression annulée</translation>
    </message>
    <message>
        <source>Badge lost by the printer</source>
        <translation>Badge inconnu de l’imprimante</translation>
    </message>
    <message>
        <source>{detail} labels left</source>
        <translation>{detail} étiquettes restantes</translation>
    </message>
    <message>
        <source>Printer hangs</source>
        <translation>Imprimante bloquée</translation>
    </message>
    <message>
        <source>The list is coming in: {detail}</source>
        <translation>La liste arrive&#x202f;: {detail}</translation>
    </message>
    <message>
        <source>Looking for the hub…</source>
        <translation>Recherche du hub…</translation>
    </message>
    <message>
        <source>Alone since {detail}</source>
        <translation>Seul depuis {detail}</translation>
    </message>
    <message>
        <source>The hub has a fault</source>
        <translation>Panne du hub</translation>
    </message>
    <message>
        <source>Network wants a login</source>
        <translation>Réseau&#x202f;: se connecter</translation>
    </message>
    <message>
        <source>Not our hub</source>
        <translation>Ce n’est pas notre hub</translation>
    </message>
    <message>
        <source>Fair removed at the hub</source>
        <translation>Salon effacé au hub</translation>
    </message>
    <message>
        <source>Update the hub</source>
        <translation>Hub à mettre à jour</translation>
    </message>
    <message>
        <source>Update this computer</source>
        <translation>Poste à mettre à jour</translation>
    </message>
    <message>
        <source>Shut out by the hub</source>
        <translation>Poste exclu par le hub</translation>
    </message>
    <message>
        <source>The hub does not allow it</source>
        <translation>Refusé par le hub</translation>
    </message>
    <message>
        <source>Too long away</source>
        <translation>Absence trop longue</translation>
    </message>
    <message>
        <source>Set the clock right</source>
        <translation>Horloge à régler</translation>
    </message>
    <message>
        <source>Sync stopped: restart</source>
        <translation>Poste à relancer</translation>
    </message>
    <message>
        <source>List: {detail} MB</source>
        <translation>Liste&#x202f;: {detail} Mo</translation>
    </message>
    <message>
        <source>The hub prepares the list…</source>
        <translation>Liste&#x202f;: préparation…</translation>
    </message>
    <message>
        <source>The list is here: checking it…</source>
        <translation>Liste&#x202f;: vérification…</translation>
    </message>
    <message>
        <source>Opening the list…</source>
        <translation>Liste&#x202f;: mise en place…</translation>
    </message>
    <message>
        <source>The list is switched off here</source>
        <translation>Liste arrêtée ici</translation>
    </message>
    <message>
        <source>Another keeps the list</source>
        <translation>Un autre tient la liste</translation>
    </message>
    <message>
        <source>With the hub</source>
        <translation>Avec le hub</translation>
    </message>
    <message>
        <source>Desks heard: {detail}</source>
        <translation>Postes reliés&#x202f;: {detail}</translation>
    </message>
</context>
<context>
    <name>NameCard</name>
    <message>
        <source>This desk is called</source>
        <translation>Nom de ce poste</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>Nom de ce poste</translation>
    </message>
    <message>
        <source>Take “{name}”</source>
        <translation>Choisir «&#x202f;{name}&#x202f;»</translation>
    </message>
    <message>
        <source>A name has 1 to {most} signs that can be shown: enter another.</source>
        <translation>Un nom compte de 1 à {most} caractères affichables&#x202f;: saisissez-en un autre.</translation>
    </message>
    <message>
        <source>Another desk is called {name} too: nobody could tell them apart.</source>
        <translation>Un autre poste s’appelle aussi {name}&#x202f;: on les confondrait.</translation>
    </message>
    <message>
        <source>All desks see it beside what passes here.</source>
        <translation>Tous les postes le voient à côté des passages d’ici.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>F2: type a code · F8: let in · F10: settings · F11: full screen</source>
        <translation>F2&#x202f;: saisir un code · F8&#x202f;: laisser entrer · F10&#x202f;: réglages · F11&#x202f;:&#xa0;plein&#xa0;écran</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Back to the desk (Esc)</source>
        <translation>Retour au poste (Échap)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>Passage</name>
    <message>
        <source>Today at {time}</source>
        <translation>Aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>Le {day} à {time}</translation>
    </message>
    <message>
        <source>Today: {passages}</source>
        <translation>Aujourd’hui&#x202f;: {passages}</translation>
    </message>
    <message>
        <source>{time} in, {gate}</source>
        <translation>{time} entrée, {gate}</translation>
    </message>
    <message>
        <source>{time} out, {gate}</source>
        <translation>{time} sortie, {gate}</translation>
    </message>
</context>
<context>
    <name>PassageItem</name>
    <message>
        <source>Exit</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>Badge seulement</translation>
    </message>
    <message>
        <source>Print this badge again</source>
        <translation>Réimprimer ce badge</translation>
    </message>
</context>
<context>
    <name>PassageStrip</name>
    <message>
        <source>Last passages</source>
        <translation>Derniers passages</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Erase a person</source>
        <translation>Effacer une personne</translation>
    </message>
    <message>
        <source>Everything that tells of them goes, on every computer. Counts stay.</source>
        <translation>Tout ce qui parle d’elle disparaît, sur tous les postes. Les comptages restent.</translation>
    </message>
    <message>
        <source>Code, name, company or e-mail</source>
        <translation>Code, nom, société ou e-mail</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Being erased…</source>
        <translation>Effacement en cours…</translation>
    </message>
    <message>
        <source>Being looked up…</source>
        <translation>Recherche en cours…</translation>
    </message>
    <message>
        <source>Nobody here fits these words.</source>
        <translation>Personne ici ne correspond à ces mots.</translation>
    </message>
    <message>
        <source>People who fit: {n}. Give more words.</source>
        <translation>Personnes trouvées&#x202f;: {n}. Précisez.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Code {start}</source>
        <translation>Code {start}</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Badges</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Other desks</source>
        <translation>Autres postes</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {rate} pictures/s, brightness {brightness}/255, softness {softness} px, searched in {ms} ms</source>
        <translation>{width} × {height} pixels, {rate} images/s, luminosité {brightness}/255, flou {softness} px, lecture en {ms} ms</translation>
    </message>
    <message>
        <source>This desk alone: what other desks admit is not known here.</source>
        <translation>Ce poste seul&#x202f;: il ignore qui entre aux autres postes.</translation>
    </message>
    <message>
        <source>This camera does well.</source>
        <translation>Cette caméra convient bien.</translation>
    </message>
    <message>
        <source>Being examined: show it any QR code. A ticket would be let in.</source>
        <translation>Examen en cours&#x202f;: montrez-lui un QR code quelconque. Un billet serait admis.</translation>
    </message>
    <message>
        <source>No picture came at all: choose another camera.</source>
        <translation>Aucune image reçue&#x202f;: choisissez une autre caméra.</translation>
    </message>
    <message>
        <source>The picture is black: open the camera’s shutter, or take its cover off.</source>
        <translation>L’image est noire&#x202f;: ouvrez le volet de la caméra ou ôtez son cache.</translation>
    </message>
    <message>
        <source>The picture never changes: unplug the camera and plug it in again.</source>
        <translation>L’image reste figée&#x202f;: débranchez la caméra et rebranchez-la.</translation>
    </message>
    <message>
        <source>The picture is too small: use a camera of at least 1280 × 720 pixels.</source>
        <translation>L’image est trop petite&#x202f;: il faut une caméra d’au moins 1280 × 720 pixels.</translation>
    </message>
    <message>
        <source>Pictures come too slowly: give more light, or try another USB port.</source>
        <translation>Les images arrivent trop lentement&#x202f;: éclairez mieux ou changez de port USB.</translation>
    </message>
    <message>
        <source>This machine searches pictures too slowly: close other programs.</source>
        <translation>Cet ordinateur lit les images trop lentement&#x202f;: fermez les autres programmes.</translation>
    </message>
    <message>
        <source>It is too dark: light the place where codes are held, not the lens.</source>
        <translation>Trop sombre&#x202f;: éclairez l’endroit où l’on tient les codes, pas l’objectif.</translation>
    </message>
    <message>
        <source>It is too bright: turn the camera away from lamps and windows.</source>
        <translation>Trop clair&#x202f;: détournez la caméra des lampes et des fenêtres.</translation>
    </message>
    <message>
        <source>It is blurred: wipe the lens, and hold codes 20 to 40 cm away.</source>
        <translation>Image floue&#x202f;: essuyez l’objectif et tenez les codes à 20 à 40 cm.</translation>
    </message>
    <message>
        <source>No code was read: hold one before the camera, then check again.</source>
        <translation>Aucun code lu&#x202f;: tenez-en un devant la caméra, puis vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>It says {date}: set the computer’s date, or tickets are refused.</source>
        <translation>Elle indique le {date}&#x202f;: réglez la date de l’ordinateur, sinon les billets sont refusés.</translation>
    </message>
    <message>
        <source>{date}, a day of the fair.</source>
        <translation>{date}, jour de salon.</translation>
    </message>
    <message>
        <source>{date}: the fair begins in {days} days.</source>
        <translation>{date}&#x202f;: le salon commence dans {days} jours.</translation>
    </message>
    <message>
        <source>{date}: the fair begins in {days} days only. Check the computer’s date.</source>
        <translation>{date}&#x202f;: le salon ne commence que dans {days} jours. Vérifiez la date de l’ordinateur.</translation>
    </message>
    <message>
        <source>{date} is no day of the fair. Check the computer’s date.</source>
        <translation>Le {date} n’est pas un jour de salon. Vérifiez la date de l’ordinateur.</translation>
    </message>
    <message>
        <source>{date}: the fair is over. Check the date, or import the next fair.</source>
        <translation>{date}&#x202f;: le salon est fini. Vérifiez la date, ou importez le prochain salon.</translation>
    </message>
    <message>
        <source>{free} GB free.</source>
        <translation>{free} Go libres.</translation>
    </message>
    <message>
        <source>{free} GB free: make room today.</source>
        <translation>{free} Go libres&#x202f;: faites de la place aujourd’hui.</translation>
    </message>
    <message>
        <source>{free} GB free: make room before opening, or badges will stop.</source>
        <translation>{free} Go libres&#x202f;: faites de la place avant l’ouverture, sinon les badges s’arrêteront.</translation>
    </message>
    <message>
        <source>{percent} %, on mains.</source>
        <translation>{percent} %, sur secteur.</translation>
    </message>
    <message>
        <source>{percent} %, not on mains: plug the computer in.</source>
        <translation>{percent} %, pas sur secteur&#x202f;: branchez l’ordinateur.</translation>
    </message>
    <message>
        <source>{percent} % left: plug the computer in now.</source>
        <translation>Plus que {percent} %&#x202f;: branchez l’ordinateur maintenant.</translation>
    </message>
    <message>
        <source>It is empty, so every code is unknown: import one.</source>
        <translation>Elle est vide, donc tout code est inconnu&#x202f;: importez-en une.</translation>
    </message>
    <message>
        <source>{tickets} tickets.</source>
        <translation>{tickets} billets.</translation>
    </message>
    <message>
        <source>{tickets} tickets, imported within the last hour.</source>
        <translation>{tickets} billets, importés il y a moins d’une heure.</translation>
    </message>
    <message>
        <source>{tickets} tickets, imported {hours} h ago.</source>
        <translation>{tickets} billets, importés il y a {hours} h.</translation>
    </message>
    <message>
        <source>{tickets} tickets, imported {days} days ago: import again if people signed up.</source>
        <translation>{tickets} billets, importés il y a {days} jours&#x202f;: réimportez s’il y a eu des inscriptions.</translation>
    </message>
    <message>
        <source>The hub answers: {hub}.</source>
        <translation>Le hub répond&#x202f;: {hub}.</translation>
    </message>
    <message>
        <source>On: play one, and set the volume.</source>
        <translation>Activé&#x202f;: jouez-en un et réglez le volume.</translation>
    </message>
    <message>
        <source>None: plug a loudspeaker in, then start the kiosk again.</source>
        <translation>Aucun&#x202f;: branchez un haut-parleur, puis relancez le kiosque.</translation>
    </message>
    <message>
        <source>Can be tried in the window only.</source>
        <translation>S’essaie seulement dans la fenêtre.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Données personnelles</translation>
    </message>
    <message>
        <source>They were to be kept until {date}: erase everybody on the page of that name (kiosk purge).</source>
        <translation>À garder jusqu’au {date} seulement&#x202f;: effacez tout le monde sur la page du même nom (kiosk purge).</translation>
    </message>
</context>
<context>
    <name>PreflightPage</name>
    <message>
        <source>Check before opening</source>
        <translation>Contrôle avant ouverture</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Jouer un son</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Vérification en cours…</translation>
    </message>
    <message>
        <source>Ready to open</source>
        <translation>Prêt à ouvrir</translation>
    </message>
    <message>
        <source>Ready, with something to look at</source>
        <translation>Prêt, mais à regarder ci-dessous</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Pas encore prêt</translation>
    </message>
</context>
<context>
    <name>PrinterForm</name>
    <message>
        <source>Badge layout</source>
        <translation>Maquette du badge</translation>
    </message>
    <message>
        <source>Labels or paper</source>
        <translation>Étiquettes ou papier</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Copies of each badge</source>
        <translation>Exemplaires par badge</translation>
    </message>
    <message>
        <source>Other layout for</source>
        <translation>Autre maquette pour</translation>
    </message>
    <message>
        <source>Layout of this category</source>
        <translation>Maquette de cette catégorie</translation>
    </message>
    <message>
        <source>Labels on the roll</source>
        <translation>Étiquettes sur le rouleau</translation>
    </message>
    <message>
        <source>Warn from</source>
        <translation>Avertir à partir de</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>En couleurs</translation>
    </message>
    <message>
        <source>All black</source>
        <translation>Tout en noir</translation>
    </message>
    <message>
        <source>Cut off each badge</source>
        <translation>Couper après chaque badge</translation>
    </message>
    <message>
        <source>Roll loaded</source>
        <translation>Rouleau chargé</translation>
    </message>
    <message>
        <source>Print a test badge</source>
        <translation>Imprimer un badge d’essai</translation>
    </message>
    <message>
        <source>The test badge is on its way…</source>
        <translation>Le badge d’essai est en route…</translation>
    </message>
    <message>
        <source>What suits the labels</source>
        <translation>Celle qui convient aux étiquettes</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>Comme ci-dessus</translation>
    </message>
    <message>
        <source>As the printer has it</source>
        <translation>Comme l’imprimante</translation>
    </message>
</context>
<context>
    <name>PrinterList</name>
    <message>
        <source>Printers of this station</source>
        <translation>Imprimantes de ce poste</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>PrinterSearch</name>
    <message>
        <source>Add a printer</source>
        <translation>Ajouter une imprimante</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>or its address: 192.168.1.40</source>
        <translation>ou son adresse&#x202f;: 192.168.1.40</translation>
    </message>
    <message>
        <source>Address of a printer</source>
        <translation>Adresse d’une imprimante</translation>
    </message>
    <message>
        <source>Printers found</source>
        <translation>Imprimantes trouvées</translation>
    </message>
    <message>
        <source>Listening on the network…</source>
        <translation>Recherche sur le réseau…</translation>
    </message>
    <message>
        <source>Choose a printer, or type its address.</source>
        <translation>Choisissez une imprimante, ou saisissez son adresse.</translation>
    </message>
    <message>
        <source>No printer was found: switch it on, or type its address.</source>
        <translation>Aucune imprimante trouvée&#x202f;: allumez-la, ou saisissez son adresse.</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>Check in, and print at the first entry</source>
        <translation>Accueil, badge à la 1re entrée</translation>
    </message>
    <message>
        <source>Check in, and print at every entry</source>
        <translation>Accueil, badge à chaque entrée</translation>
    </message>
    <message>
        <source>Check in only: no badge by itself</source>
        <translation>Contrôle seul, sans badge</translation>
    </message>
    <message>
        <source>Print only: a badge at each scan, nobody is checked in</source>
        <translation>Badge seul, sans enregistrer d’entrée</translation>
    </message>
    <message>
        <source>Being asked…</source>
        <translation>Interrogée…</translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>Printers</source>
        <translation>Imprimantes</translation>
    </message>
    <message>
        <source>What this station does</source>
        <translation>Rôle de ce poste</translation>
    </message>
    <message>
        <source>Printers, the first that is well prints</source>
        <translation>Imprimantes, par ordre d’emploi</translation>
    </message>
    <message>
        <source>At each scan</source>
        <translation>À chaque lecture</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Erase…</source>
        <translation>Effacer…</translation>
    </message>
    <message>
        <source>Erase: press again</source>
        <translation>Effacer&#x202f;: appuyez encore</translation>
    </message>
    <message>
        <source>Erased here: people {people}, tickets {tickets}, with badges {badges}</source>
        <translation>Effacé ici&#x202f;: personnes {people}, billets {tickets}, avec badge {badges}</translation>
    </message>
    <message>
        <source>This badge layout names them: edit it. {layout}</source>
        <translation>Cette maquette de badge la nomme&#x202f;: modifiez-la. {layout}</translation>
    </message>
    <message>
        <source>The counts were kept first, in the data folder: {file}</source>
        <translation>Les comptages ont d’abord été gardés, dans le dossier de données&#x202f;: {file}</translation>
    </message>
    <message>
        <source>Copies made by hand, backups and a PostgreSQL server’s archives are for the operator to clean.</source>
        <translation>Restent à nettoyer par l’exploitant&#x202f;: copies faites à la main, sauvegardes, archives d’un serveur PostgreSQL.</translation>
    </message>
    <message>
        <source>Ticket {end}</source>
        <translation>Billet {end}</translation>
    </message>
    <message>
        <source>Not yet: {desks}</source>
        <translation>Pas encore&#x202f;: {desks}</translation>
    </message>
    <message>
        <source>Personal data were to be kept until {day}: erase everybody now ({people}).</source>
        <translation>Les données personnelles étaient à garder jusqu’au {day}&#x202f;: effacez tout le monde maintenant ({people}).</translation>
    </message>
    <message>
        <source>Personal data may be kept until {day}.</source>
        <translation>Les données personnelles peuvent être gardées jusqu’au {day}.</translation>
    </message>
    <message>
        <source>A supervisor’s desk erases everybody.</source>
        <translation>Seul un poste de superviseur efface tout le monde.</translation>
    </message>
    <message>
        <source>Files removed: badges as PDF {pages}, photos {photos}</source>
        <translation>Fichiers supprimés&#x202f;: badges en PDF {pages}, photos {photos}</translation>
    </message>
    <message>
        <source>Away, or not to be cleaned: {place}. It is tried again at every start.</source>
        <translation>Absent, ou impossible à nettoyer&#x202f;: {place}. Nouvel essai à chaque démarrage.</translation>
    </message>
    <message>
        <source>This printer was asked: it knows of no such badge.</source>
        <translation>Imprimante interrogée&#x202f;: elle ne connaît aucun de ces badges.</translation>
    </message>
    <message>
        <source>This printer was asked to forget print jobs, and did: {jobs}</source>
        <translation>Travaux d’impression que l’imprimante a oubliés à notre demande&#x202f;: {jobs}</translation>
    </message>
    <message>
        <source>This printer still lists print jobs by number: {kept}. Switch it off and on if it keeps pages.</source>
        <translation>Travaux que l’imprimante liste encore, par numéro&#x202f;: {kept}. Éteignez-la puis rallumez-la si elle garde des pages.</translation>
    </message>
    <message>
        <source>This printer does not answer: it is asked again at every start.</source>
        <translation>L’imprimante ne répond pas&#x202f;: nouvelle demande à chaque démarrage.</translation>
    </message>
    <message>
        <source>This printer cannot be asked: look into its queue for kept documents.</source>
        <translation>Imprimante impossible à interroger&#x202f;: regardez si sa file garde des documents.</translation>
    </message>
    <message>
        <source>Erased here; no hub passes it on to other computers.</source>
        <translation>Effacé ici&#x202f;; aucun hub ne le transmet à d’autres postes.</translation>
    </message>
    <message>
        <source>Erased here; the hub does not answer, so of others nothing is known.</source>
        <translation>Effacé ici&#x202f;; le hub ne répond pas, on ne sait rien des autres.</translation>
    </message>
    <message>
        <source>Erased here; the hub has not heard of it yet.</source>
        <translation>Effacé ici&#x202f;; le hub ne le sait pas encore.</translation>
    </message>
    <message>
        <source>Erased here, at the hub, and at other computers: {n} of {of}</source>
        <translation>Effacé ici, sur le hub, et sur les autres postes&#x202f;: {n} sur {of}</translation>
    </message>
    <message>
        <source>{desk} (never heard)</source>
        <translation>{desk} (jamais entendu)</translation>
    </message>
    <message>
        <source>{desk} (last heard {when})</source>
        <translation>{desk} (entendu le {when})</translation>
    </message>
    <message>
        <source>Personal data were to be kept until {day}: nobody’s are left here.</source>
        <translation>Les données personnelles étaient à garder jusqu’au {day}&#x202f;: il n’en reste aucune ici.</translation>
    </message>
    <message>
        <source>No date is set until which personal data are kept: ask the organiser to set one (keep_until in the fair’s file).</source>
        <translation>Aucune date de conservation n’est fixée&#x202f;: demandez à l’organisateur d’en fixer une (keep_until dans le fichier du salon).</translation>
    </message>
    <message>
        <source>Erased here; of others nothing is known. {why}</source>
        <translation>Effacé ici&#x202f;; on ne sait rien des autres. {why}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Personal data</source>
        <translation>Données personnelles</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>Did it come out?</source>
        <translation>Est-il sorti&#x202f;?</translation>
    </message>
    <message>
        <source>I have it: printed</source>
        <translation>Je l’ai&#x202f;: imprimé</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Print on {printer}</source>
        <translation>Imprimer sur {printer}</translation>
    </message>
    <message>
        <source>Print it no more</source>
        <translation>Ne plus l’imprimer</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Reprendre le badge</translation>
    </message>
    <message>
        <source>Not out: print again</source>
        <translation>Pas sorti&#x202f;: réimprimer</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Lost: the old badge will open no door any more</source>
        <translation>Perdu&#x202f;: l’ancien badge n’ouvrira plus aucune porte</translation>
    </message>
    <message>
        <source>Damaged: the same badge again</source>
        <translation>Abîmé&#x202f;: le même badge</translation>
    </message>
    <message>
        <source>Corrected: with the text as it now stands</source>
        <translation>Corrigé&#x202f;: avec le texte actuel</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglé</translation>
    </message>
    <message>
        <source>{count} attempts</source>
        <translation>{count} essais</translation>
    </message>
    <message>
        <source>Folder of PDFs</source>
        <translation>Dossier de PDF</translation>
    </message>
    <message>
        <source>Unknown printer</source>
        <translation>Imprimante inconnue</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Print queue</source>
        <translation>File d’impression</translation>
    </message>
    <message>
        <source>Everything is printed</source>
        <translation>Tout est imprimé</translation>
    </message>
    <message>
        <source>Badges that wait, or are to be checked, stand here.</source>
        <translation>Ici se trouvent les badges en attente ou à vérifier.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Unknown code</source>
        <translation>Code inconnu</translation>
    </message>
    <message>
        <source>This code is not in the list</source>
        <translation>Ce code n’est pas dans la liste</translation>
    </message>
    <message>
        <source>Ask for the confirmation e-mail; if none, send to the welcome desk.</source>
        <translation>Demandez l’e-mail de confirmation, sinon orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Invalid code</source>
        <translation>Code non valable</translation>
    </message>
    <message>
        <source>Altered, cut off, or not issued for this fair</source>
        <translation>Modifié, tronqué ou émis pour un autre salon</translation>
    </message>
    <message>
        <source>Do not let in: ask for the original ticket, or call the welcome desk.</source>
        <translation>Ne laissez pas entrer&#x202f;: demandez le billet d’origine ou appelez l’accueil.</translation>
    </message>
    <message>
        <source>Code not verifiable</source>
        <translation>Code non vérifiable</translation>
    </message>
    <message>
        <source>This laptop lacks the key that signed this code</source>
        <translation>Cet ordinateur n’a pas la clé qui a signé ce code</translation>
    </message>
    <message>
        <source>Send to the welcome desk, and bring this laptop up to date.</source>
        <translation>Orientez vers l’accueil et mettez cet ordinateur à jour.</translation>
    </message>
    <message>
        <source>Code too recent</source>
        <translation>Code trop récent</translation>
    </message>
    <message>
        <source>Code from a newer version of the program</source>
        <translation>Code d’une version plus récente du logiciel</translation>
    </message>
    <message>
        <source>Send to the welcome desk, and update the program on this laptop.</source>
        <translation>Orientez vers l’accueil et mettez à jour le logiciel de cet ordinateur.</translation>
    </message>
    <message>
        <source>Ticket blocked</source>
        <translation>Billet bloqué</translation>
    </message>
    <message>
        <source>Blocked by the organiser</source>
        <translation>Bloqué par l’organisateur</translation>
    </message>
    <message>
        <source>Do not let in: call the person in charge.</source>
        <translation>Ne laissez pas entrer&#x202f;: appelez le responsable.</translation>
    </message>
    <message>
        <source>Ticket cancelled</source>
        <translation>Billet annulé</translation>
    </message>
    <message>
        <source>This registration was cancelled</source>
        <translation>Cette inscription a été annulée</translation>
    </message>
    <message>
        <source>Send to the welcome desk to register again.</source>
        <translation>Orientez vers l’accueil pour une nouvelle inscription.</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>Badge remplacé</translation>
    </message>
    <message>
        <source>A newer badge was handed out</source>
        <translation>Un nouveau badge a été remis</translation>
    </message>
    <message>
        <source>Ask for the new badge; if it is missing, send to the welcome desk.</source>
        <translation>Demandez le nouveau badge, sinon orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Ticket withdrawn</source>
        <translation>Billet retiré</translation>
    </message>
    <message>
        <source>The organiser withdrew this code</source>
        <translation>L’organisateur a retiré ce code</translation>
    </message>
    <message>
        <source>Ask for the latest ticket received; if none, send to the welcome desk.</source>
        <translation>Demandez le dernier billet reçu, sinon orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>No access here</source>
        <translation>Accès non prévu ici</translation>
    </message>
    <message>
        <source>This ticket does not open this area</source>
        <translation>Ce billet n’ouvre pas cet espace</translation>
    </message>
    <message>
        <source>Send to the welcome desk to add this access.</source>
        <translation>Orientez vers l’accueil pour ajouter cet accès.</translation>
    </message>
    <message>
        <source>Not valid today</source>
        <translation>Non valable aujourd’hui</translation>
    </message>
    <message>
        <source>This ticket is for another day</source>
        <translation>Ce billet vaut pour un autre jour</translation>
    </message>
    <message>
        <source>Ask to come back on a valid day, or send to the welcome desk.</source>
        <translation>Invitez à revenir un jour valable ou orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>Trop tôt</translation>
    </message>
    <message>
        <source>Entry is not open yet</source>
        <translation>L’entrée n’est pas encore ouverte</translation>
    </message>
    <message>
        <source>Ask to come back when it opens.</source>
        <translation>Invitez à revenir à l’ouverture.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Trop tard</translation>
    </message>
    <message>
        <source>Entry is closed</source>
        <translation>L’entrée est fermée</translation>
    </message>
    <message>
        <source>Send to the welcome desk.</source>
        <translation>Orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Ticket already used</source>
        <translation>Billet déjà utilisé</translation>
    </message>
    <message>
        <source>This ticket is good for one entry</source>
        <translation>Ce billet vaut pour une seule entrée</translation>
    </message>
    <message>
        <source>One entry per ticket: send to the welcome desk.</source>
        <translation>Une seule entrée par billet&#x202f;: orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Already came today</source>
        <translation>Déjà venu aujourd’hui</translation>
    </message>
    <message>
        <source>This ticket is good for one entry a day</source>
        <translation>Ce billet vaut pour une entrée par jour</translation>
    </message>
    <message>
        <source>One entry a day: send to the welcome desk.</source>
        <translation>Une entrée par jour&#x202f;: orientez vers l’accueil.</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>Déjà à l’intérieur</translation>
    </message>
    <message>
        <source>No exit recorded since the last entry</source>
        <translation>Aucune sortie depuis la dernière entrée</translation>
    </message>
    <message>
        <source>Check identity: let in if it is the same person.</source>
        <translation>Vérifiez l’identité&#x202f;: laissez entrer si c’est bien la même personne.</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>Paiement en attente</translation>
    </message>
    <message>
        <source>This ticket is not paid</source>
        <translation>Ce billet n’est pas réglé</translation>
    </message>
    <message>
        <source>Collect the payment first, then let in.</source>
        <translation>Faites d’abord régler le billet, puis laissez entrer.</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation>Note pour l’accueil</translation>
    </message>
    <message>
        <source>Read it before letting in</source>
        <translation>À lire avant de laisser entrer</translation>
    </message>
    <message>
        <source>Do what the note says, then let in.</source>
        <translation>Suivez la note, puis laissez entrer.</translation>
    </message>
    <message>
        <source>List still coming</source>
        <translation>Liste en cours d’arrivée</translation>
    </message>
    <message>
        <source>This code is not in what has come of the list</source>
        <translation>Code absent de ce qui est déjà arrivé de la liste</translation>
    </message>
    <message>
        <source>Ask to wait, then scan again; if it takes long, send to the welcome desk.</source>
        <translation>Faites patienter, puis scannez à nouveau&#x202f;; si cela dure, orientez vers l’accueil.</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The kiosk cannot start</source>
        <translation>Le kiosque ne peut pas démarrer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>What was erased on this computer</source>
        <translation>Ce qui a été effacé sur ce poste</translation>
    </message>
</context>
<context>
    <name>ReprintButton</name>
    <message>
        <source>Print again (F9)</source>
        <translation>Réimprimer (F9)</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>Until when data are kept</source>
        <translation>Durée de conservation</translation>
    </message>
    <message>
        <source>Erase everybody…</source>
        <translation>Effacer tout le monde…</translation>
    </message>
    <message>
        <source>Erase everybody: press again</source>
        <translation>Effacer tout le monde&#x202f;: appuyez encore</translation>
    </message>
    <message>
        <source>Being erased…</source>
        <translation>Effacement en cours…</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Desk</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Hall counter</source>
        <translation>Compteur de hall</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Superviseur</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
</context>
<context>
    <name>ScanTrial</name>
    <message>
        <source>Click here, then press the scanner’s trigger</source>
        <translation>Cliquez ici, puis pressez la gâchette du scanner</translation>
    </message>
    <message>
        <source>Try the hand scanner</source>
        <translation>Essayer le scanner à main</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivé</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Typed by hand, or the scanner is too slow: give it a prefix.</source>
        <translation>Tapé à la main, ou scanner trop lent&#x202f;: donnez-lui un préfixe.</translation>
    </message>
    <message>
        <source>What is scanned in this field lets nobody in.</source>
        <translation>Ce qui est scanné dans ce champ ne fait entrer personne.</translation>
    </message>
    <message>
        <source>Part of the code was lost: scan it again.</source>
        <translation>Une partie du code est perdue&#x202f;: scannez encore.</translation>
    </message>
    <message>
        <source>The scanner works: this ticket is in the roster.</source>
        <translation>Le scanner marche&#x202f;: ce billet est dans la liste.</translation>
    </message>
    <message>
        <source>The scanner works; no ticket here has this code.</source>
        <translation>Le scanner marche&#x202f;; aucun billet d’ici n’a ce code.</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>Scanner and camera</source>
        <translation>Scanner et caméra</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>QR and Code 128 are always looked for. Also look for:</source>
        <translation>QR et Code 128 sont toujours lus. Lire aussi&#x202f;:</translation>
    </message>
    <message>
        <source>Hand scanner that types (USB, Bluetooth)</source>
        <translation>Scanner à main clavier (USB, Bluetooth)</translation>
    </message>
    <message>
        <source>Needed for slow scanners only: a sign that nobody types, such as |.</source>
        <translation>Pour les scanners lents seulement&#x202f;: un signe que personne ne tape, comme |.</translation>
    </message>
    <message>
        <source>Before each code</source>
        <translation>Avant chaque code</translation>
    </message>
    <message>
        <source>After each code</source>
        <translation>Après chaque code</translation>
    </message>
    <message>
        <source>Hand scanner at a serial port</source>
        <translation>Scanner à main sur port série</translation>
    </message>
    <message>
        <source>Plug it in, then open this page again to find it.</source>
        <translation>Branchez-le, puis rouvrez cette page pour le trouver.</translation>
    </message>
    <message>
        <source>Port of the hand scanner</source>
        <translation>Port du scanner à main</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>People type {sign} too: choose a sign that nobody types, such as |.</source>
        <translation>«&#x202f;{sign}&#x202f;» se tape aussi à la main&#x202f;: choisissez un signe que personne ne tape, comme |.</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>{n} d</source>
        <translation>{n} j</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
</context>
<context>
    <name>SpreadCard</name>
    <message>
        <source>How far erasures have come</source>
        <translation>Où en sont les effacements</translation>
    </message>
    <message>
        <source>Nobody was erased yet.</source>
        <translation>Personne n’a encore été effacé.</translation>
    </message>
    <message>
        <source>People erased so far: {n}</source>
        <translation>Personnes effacées jusqu’ici&#x202f;: {n}</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>By USB stick</source>
        <translation>Par clé USB</translation>
    </message>
    <message>
        <source>For a desk without network. Reading a file twice does no harm.</source>
        <translation>Pour un poste sans réseau. Lire un fichier deux fois ne gêne en rien.</translation>
    </message>
    <message>
        <source>Passphrase, if wanted</source>
        <translation>Phrase secrète (option)</translation>
    </message>
    <message>
        <source>Write to a file…</source>
        <translation>Écrire un fichier…</translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation>Lire un fichier…</translation>
    </message>
    <message>
        <source>This computer shares no key with others yet: enter a passphrase here, and the same one where the file is read; or join a list first.</source>
        <translation>Cet ordinateur ne partage encore aucune clé&#x202f;: saisissez ici une phrase secrète, et la même là où le fichier sera lu, ou rejoignez d’abord une liste.</translation>
    </message>
    <message>
        <source>Written, records: {count}</source>
        <translation>Enregistrements écrits&#x202f;: {count}</translation>
    </message>
    <message>
        <source>Read, records: {count}, new ones: {new}</source>
        <translation>Enregistrements lus&#x202f;: {count}, dont nouveaux&#x202f;: {new}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>Arrêté&#x202f;: rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Stopped. Read, records: {count} of {whole}, new ones: {new}. To go on, read the file again.</source>
        <translation>Arrêté. Enregistrements lus&#x202f;: {count} sur {whole}, dont nouveaux&#x202f;: {new}. Pour continuer, relisez le fichier.</translation>
    </message>
    <message>
        <source>Records for a stick</source>
        <translation>Passages sur clé</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>The hub here is starting…</source>
        <translation>Le hub démarre sur cet ordinateur…</translation>
    </message>
</context>
<context>
    <name>Sure</name>
    <message>
        <source>Checked on this desk alone</source>
        <translation>Vérifié sur ce poste seul</translation>
    </message>
    <message>
        <source>Not compared with the other desks yet</source>
        <translation>Pas encore comparé avec les autres postes</translation>
    </message>
    <message>
        <source>Catching up: {count} still to be read</source>
        <translation>Rattrapage en cours&#x202f;: encore {count} à lire</translation>
    </message>
    <message>
        <source>Alone since {time}</source>
        <translation>Seul depuis {time}</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>il y a {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n}&#xa0;min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>il y a {n}&#xa0;h</translation>
    </message>
    <message>
        <source>Checked with the hub</source>
        <translation>Vérifié avec le hub</translation>
    </message>
    <message>
        <source>Checked with {heard} desk of {of}</source>
        <translation>Vérifié avec {heard} poste sur {of}</translation>
    </message>
    <message>
        <source>Checked with {heard} desks of {of}</source>
        <translation>Vérifié avec {heard} postes sur {of}</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>This desk works alone</source>
        <translation>Ce poste travaille seul</translation>
    </message>
    <message>
        <source>Looking for the hub…</source>
        <translation>Recherche du hub…</translation>
    </message>
    <message>
        <source>The list is coming in…</source>
        <translation>La liste arrive…</translation>
    </message>
    <message>
        <source>Alone since {time}</source>
        <translation>Seul depuis {time}</translation>
    </message>
    <message>
        <source>No other desk knows what is admitted here. Join a list, or keep it here.</source>
        <translation>Aucun autre poste ne sait qui entre ici. Rejoignez une liste, ou tenez-la ici.</translation>
    </message>
    <message>
        <source>Hub {hub}</source>
        <translation>Hub {hub}</translation>
    </message>
    <message>
        <source>joined {day} at {time}</source>
        <translation>rejoint le {day} à {time}</translation>
    </message>
    <message>
        <source>heard {ago}</source>
        <translation>entendu {ago}</translation>
    </message>
    <message>
        <source>Nothing was recorded here yet.</source>
        <translation>Rien n’a encore été enregistré ici.</translation>
    </message>
    <message>
        <source>Everything recorded here is copied elsewhere.</source>
        <translation>Tout ce qui est enregistré ici est copié ailleurs.</translation>
    </message>
    <message>
        <source>Recorded here and not copied elsewhere yet: {count}</source>
        <translation>Enregistrés ici, pas encore copiés ailleurs&#x202f;: {count}</translation>
    </message>
    <message>
        <source>Tickets here: {tickets} · still to be read: {n}</source>
        <translation>Billets ici&#x202f;: {tickets} · encore à lire&#x202f;: {n}</translation>
    </message>
    <message>
        <source>Tickets here: {tickets}</source>
        <translation>Billets ici&#x202f;: {tickets}</translation>
    </message>
    <message>
        <source>Desk without a name</source>
        <translation>Poste sans nom</translation>
    </message>
    <message>
        <source>{name} (this desk)</source>
        <translation>{name} (ce poste)</translation>
    </message>
    <message>
        <source>With the hub; no other desk yet</source>
        <translation>Avec le hub&#x202f;; pas encore d’autre poste</translation>
    </message>
    <message>
        <source>Together: desks heard, {heard} of {of}</source>
        <translation>Ensemble&#x202f;: postes entendus, {heard} sur {of}</translation>
    </message>
    <message>
        <source>Revoked: it is let in no more</source>
        <translation>Révoqué&#x202f;: il n’a plus accès</translation>
    </message>
    <message>
        <source>{n} of its records are missing</source>
        <translation>il manque {n} de ses enregistrements</translation>
    </message>
    <message>
        <source>to be sent: {n}</source>
        <translation>à envoyer&#x202f;: {n}</translation>
    </message>
    <message>
        <source>has not read: {n}</source>
        <translation>pas encore lus&#x202f;: {n}</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>pas encore entendu</translation>
    </message>
    <message>
        <source>not heard; last record at {time}</source>
        <translation>pas entendu&#x202f;; dernier enregistrement à {time}</translation>
    </message>
    <message>
        <source>no news since {time}</source>
        <translation>sans nouvelles depuis {time}</translation>
    </message>
    <message>
        <source>silent since {time}: check its network</source>
        <translation>muet depuis {time}&#x202f;: vérifiez son réseau</translation>
    </message>
    <message>
        <source>Clock not compared yet</source>
        <translation>Horloge pas encore comparée</translation>
    </message>
    <message>
        <source>Clock right</source>
        <translation>Horloge juste</translation>
    </message>
    <message>
        <source>Clock {seconds} (corrected)</source>
        <translation>Horloge {seconds} (corrigée)</translation>
    </message>
    <message>
        <source>Clock ahead by {span} (corrected)</source>
        <translation>Horloge en avance de {span} (corrigée)</translation>
    </message>
    <message>
        <source>Clock behind by {span} (corrected)</source>
        <translation>Horloge en retard de {span} (corrigée)</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Revoke: press again</source>
        <translation>Oui, révoquer</translation>
    </message>
    <message>
        <source>Two computers go by the name {desk}: one runs a copy of the other’s data folder. Start one of them with an empty folder (--data) and let it join anew.</source>
        <translation>Deux ordinateurs se disent {desk}&#x202f;: l’un travaille sur une copie du dossier de l’autre. Démarrez l’un des deux avec un dossier vide (--data) et faites-le rejoindre à nouveau.</translation>
    </message>
    <message>
        <source>{desk} runs from an older copy of its data folder. It gets its records back from the others by itself.</source>
        <translation>{desk} travaille sur une copie ancienne de son dossier. Il retrouve ses enregistrements auprès des autres, tout seul.</translation>
    </message>
    <message>
        <source>{desk} wrote {count} records that nobody has sent: bring it to the network, or read its data folder in from a USB stick.</source>
        <translation>{desk} a écrit {count} enregistrements que personne n’a envoyés&#x202f;: remettez-le sur le réseau, ou lisez son dossier depuis une clé USB.</translation>
    </message>
    <message>
        <source>The hub went on from an older copy of its list: this desk sent it what it lacked. There is nothing to do.</source>
        <translation>Le hub est reparti d’une copie plus ancienne de sa liste&#x202f;: ce poste lui a envoyé ce qui manquait. Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>The hub cannot prepare its list for computers that join: they get it slowly. See that its disk is sound and has room.</source>
        <translation>Le hub ne peut pas préparer sa liste pour les nouveaux ordinateurs&#x202f;: ils la reçoivent lentement. Vérifiez que son disque est en bon état et qu’il y reste de la place.</translation>
    </message>
    <message>
        <source>Records of a newer version, kept and not counted yet: {count}. Install that version here after closing time.</source>
        <translation>Enregistrements d’une version plus récente, gardés et pas encore comptés&#x202f;: {count}. Installez cette version ici après la fermeture.</translation>
    </message>
    <message>
        <source>Records from a clock that runs ahead: {count}. They count; set the clock of their desk right.</source>
        <translation>Enregistrements d’une horloge en avance&#x202f;: {count}. Ils comptent&#x202f;; réglez l’horloge de leur poste.</translation>
    </message>
    <message>
        <source>Records that a copied data folder wrote in the place of others: {count}. All are kept; those that lost their place count once the computer that wrote them sends them again, which it does by itself.</source>
        <translation>Enregistrements écrits à la place d’autres par un dossier copié&#x202f;: {count}. Tous sont gardés&#x202f;; ceux qui ont perdu leur place comptent une fois que leur ordinateur les renvoie, de lui-même.</translation>
    </message>
    <message>
        <source>Tickets of the roster that cannot be read here: {count}. Update this computer.</source>
        <translation>Billets de la liste illisibles ici&#x202f;: {count}. Mettez cet ordinateur à jour.</translation>
    </message>
    <message>
        <source>The hub’s description of the fair is of a newer version: update this computer. The one here goes on serving.</source>
        <translation>La description du salon au hub est d’une version plus récente&#x202f;: mettez cet ordinateur à jour. Celle d’ici continue de servir.</translation>
    </message>
    <message>
        <source>The day until which personal data were to be kept has passed: erase them on the page “Personal data”. Tickets: {count}</source>
        <translation>La date de conservation des données personnelles est passée&#x202f;: effacez-les sur la page «&#x202f;Données personnelles&#x202f;». Billets&#x202f;: {count}</translation>
    </message>
    <message>
        <source>The clock of {desk} is wrong by {span}: set it right. Its times are corrected meanwhile.</source>
        <translation>L’horloge de {desk} se trompe de {span}&#x202f;: réglez-la. Ses heures sont corrigées en attendant.</translation>
    </message>
    <message>
        <source>The hub’s description of the fair has come: close this window and open it again, so that its name and gates show here.</source>
        <translation>La description du salon est arrivée du hub&#x202f;: fermez cette fenêtre et rouvrez-la, pour que son nom et ses portes s’affichent ici.</translation>
    </message>
    <message>
        <source>Not copied to another computer yet: have one join.</source>
        <translation>Pas encore copié sur un autre poste&#x202f;: faites-en rejoindre un.</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Double entries</source>
        <translation>Doubles entrées</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>À savoir</translation>
    </message>
</context>
<context>
    <name>TodoPanel</name>
    <message>
        <source>Let in (F8)</source>
        <translation>Laisser entrer (F8)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Gate of this desk</source>
        <translation>Porte de ce poste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Settings and checks (F10)</source>
        <translation>Réglages et contrôles (F10)</translation>
    </message>
    <message>
        <source>Inside {count}</source>
        <translation>Sur place {count}</translation>
    </message>
    <message>
        <source>Print queue, {count} waiting</source>
        <translation>File d’impression, {count} en attente</translation>
    </message>
    <message>
        <source>Synchronisation, double entries: {count}</source>
        <translation>Synchronisation, doubles entrées&#x202f;: {count}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Something went wrong here (no. {id}). Scan again.</source>
        <translation>Une erreur s’est produite (n°&#x202f;{id}). Scannez à nouveau.</translation>
    </message>
    <message>
        <source>The data folder {where} is in use by another kiosk: close that one first.</source>
        <translation>Le dossier de données {where} est utilisé par un autre kiosque&#x202f;: fermez d’abord celui-là.</translation>
    </message>
    <message>
        <source>The data folder {where} was written by a newer version: install that version, or choose another folder with --data.</source>
        <translation>Le dossier de données {where} vient d’une version plus récente&#x202f;: installez-la ou choisissez un autre dossier avec --data.</translation>
    </message>
    <message>
        <source>The database {where} is damaged: keep a copy of it, then choose another with --data.</source>
        <translation>La base {where} est endommagée&#x202f;: gardez-en une copie, puis choisissez-en une autre avec --data.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another with --data.</source>
        <translation>Impossible d’écrire dans le dossier {where}&#x202f;: autorisez l’écriture ou choisissez-en un autre avec --data.</translation>
    </message>
    <message>
        <source>The disk of {where} is full: make room, then try again. Nothing was lost.</source>
        <translation>Le disque de {where} est plein&#x202f;: faites de la place, puis réessayez. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>The disk of {where} gives errors: copy the folder to another disk, then start the kiosk there with --data.</source>
        <translation>Le disque de {where} signale des erreurs&#x202f;: copiez le dossier sur un autre disque, puis relancez le kiosque avec --data.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another.</source>
        <translation>Impossible d’écrire dans le dossier {where}&#x202f;: autorisez l’écriture ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no file or folder {where}: check the path.</source>
        <translation>Fichier ou dossier {where} introuvable&#x202f;: vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{where} is not a readable picture: export it again as PNG or JPEG.</source>
        <translation>{where} n’est pas une image lisible&#x202f;: réexportez-la en PNG ou JPEG.</translation>
    </message>
    <message>
        <source>{where} is not a clip that can be played: record it again as MP4 or AVI.</source>
        <translation>{where} n’est pas une vidéo lisible&#x202f;: réenregistrez-la en MP4 ou AVI.</translation>
    </message>
    <message>
        <source>{where} holds no picture at all: record it again.</source>
        <translation>{where} ne contient aucune image&#x202f;: réenregistrez la vidéo.</translation>
    </message>
    <message>
        <source>The folder {where} holds no picture (PNG, JPEG, WEBP, BMP): check the path.</source>
        <translation>Le dossier {where} ne contient aucune image (PNG, JPEG, WEBP, BMP)&#x202f;: vérifiez le chemin.</translation>
    </message>
    <message>
        <source>No camera answers at {where}: plug it in, or choose another with --camera.</source>
        <translation>Aucune caméra ne répond sur {where}&#x202f;: branchez-la ou choisissez-en une autre avec --camera.</translation>
    </message>
    <message>
        <source>There is no camera: plug one in, or choose a picture source with --camera.</source>
        <translation>Il n’y a pas de caméra&#x202f;: branchez-en une ou choisissez une source d’images avec --camera.</translation>
    </message>
    <message>
        <source>The camera {where} sends no picture: wait a moment, then unplug it and plug it in again.</source>
        <translation>La caméra {where} n’envoie pas d’image&#x202f;: patientez un instant, puis débranchez-la et rebranchez-la.</translation>
    </message>
    <message>
        <source>No picture comes from {where}: check the address, and that camera and network are on.</source>
        <translation>Aucune image ne vient de {where}&#x202f;: vérifiez l’adresse, et que la caméra et le réseau fonctionnent.</translation>
    </message>
    <message>
        <source>The camera {where} stopped sending pictures: unplug it and plug it in again.</source>
        <translation>La caméra {where} n’envoie plus d’images&#x202f;: débranchez-la puis rebranchez-la.</translation>
    </message>
    <message>
        <source>No ticket of this roster has that code: check it, or import the roster.</source>
        <translation>Aucun billet de cette liste ne porte ce code&#x202f;: vérifiez-le ou importez la liste.</translation>
    </message>
    <message>
        <source>{where} cannot be read as a roster: {why}</source>
        <translation>Impossible de lire la liste {where}&#x202f;: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be read as a fair: {why}</source>
        <translation>Impossible de lire le salon {where}&#x202f;: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be used as a badge layout: {why}</source>
        <translation>Impossible d’utiliser {where} comme maquette de badge&#x202f;: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be used as a signing key: {why}</source>
        <translation>Impossible d’utiliser {where} comme clé de signature&#x202f;: {why}</translation>
    </message>
    <message>
        <source>There is no gate called {where}. Gates of this fair: {why}</source>
        <translation>Aucune porte ne s’appelle {where}. Portes de ce salon&#x202f;: {why}</translation>
    </message>
    <message>
        <source>No hand scanner answers at {where}: plug it in, or choose another port.</source>
        <translation>Aucun scanner à main ne répond sur {where}&#x202f;: branchez-le ou choisissez un autre port.</translation>
    </message>
    <message>
        <source>The port {where} of the hand scanner is used by another program: close that program.</source>
        <translation>Le port {where} du scanner à main est utilisé par un autre programme&#x202f;: fermez ce programme.</translation>
    </message>
    <message>
        <source>The port {where} may not be used: add this user to the group dialout, then log in again.</source>
        <translation>Le port {where} est interdit à cet utilisateur&#x202f;: ajoutez-le au groupe dialout, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>The hand scanner lost part of a code: scan it again.</source>
        <translation>Le scanner à main a perdu une partie du code&#x202f;: scannez-le à nouveau.</translation>
    </message>
    <message>
        <source>The hand scanner&apos;s code fits two tickets: show it to the camera instead.</source>
        <translation>Le code du scanner à main correspond à deux billets&#x202f;: présentez-le plutôt à la caméra.</translation>
    </message>
    <message>
        <source>The database {where} belongs to another program: choose another with --data.</source>
        <translation>La base {where} appartient à un autre programme&#x202f;: choisissez-en une autre avec --data.</translation>
    </message>
    <message>
        <source>{where} does not suit the roster here ({why}): choose another --data folder.</source>
        <translation>{where} ne convient pas à la liste de ce poste ({why})&#x202f;: choisissez un autre dossier avec --data.</translation>
    </message>
    <message>
        <source>{where} is a folder: give the name of a file in it.</source>
        <translation>{where} est un dossier&#x202f;: indiquez le nom d’un fichier dedans.</translation>
    </message>
    <message>
        <source>The camera {where} is used by another program: close that program.</source>
        <translation>La caméra {where} est utilisée par un autre programme&#x202f;: fermez ce programme.</translation>
    </message>
    <message>
        <source>The camera {where} may not be used: add this user to the group video, then log in again.</source>
        <translation>La caméra {where} est interdite à cet utilisateur&#x202f;: ajoutez-le au groupe video, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>Windows keeps the camera {where} from programs: allow it in Settings, Privacy, Camera.</source>
        <translation>Windows interdit la caméra {where} aux programmes&#x202f;: autorisez-la dans Paramètres, Confidentialité, Caméra.</translation>
    </message>
    <message>
        <source>There is no screen to open a window on: start the kiosk on the laptop itself.</source>
        <translation>Aucun écran pour ouvrir une fenêtre&#x202f;: démarrez le kiosque sur l’ordinateur lui-même.</translation>
    </message>
    <message>
        <source>There is no badge layout called {where}: choose another, or import it again.</source>
        <translation>Aucune maquette de badge ne s’appelle {where}&#x202f;: choisissez-en une autre, ou importez-la de nouveau.</translation>
    </message>
    <message>
        <source>The layout has no name that a file can have: use letters or digits.</source>
        <translation>Ce nom de maquette ne convient pas à un fichier&#x202f;: utilisez des lettres ou des chiffres.</translation>
    </message>
    <message>
        <source>Another layout is called {where} already: choose another name.</source>
        <translation>Une autre maquette s’appelle déjà {where}&#x202f;: choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The database {where} does not answer: start it, or check its address. Nothing was lost.</source>
        <translation>La base de données {where} ne répond pas&#x202f;: démarrez-la, ou vérifiez son adresse. Rien n’a été perdu.</translation>
    </message>
    <message>
        <source>A database of the kind {where} is not known: use sqlite:///FOLDER or postgresql://…</source>
        <translation>Base de données de type {where} inconnue&#x202f;: utilisez sqlite:///DOSSIER ou postgresql://…</translation>
    </message>
    <message>
        <source>The hub cannot listen at {where} ({why}): close the other hub, or choose another --port.</source>
        <translation>Le hub ne peut pas écouter sur {where} ({why})&#x202f;: fermez l’autre hub, ou choisissez un autre --port.</translation>
    </message>
    <message>
        <source>The hub has no exhibition yet: name one with --exhibition, or start it in the folder of a desk.</source>
        <translation>Le hub n’a pas encore de salon&#x202f;: nommez-en un avec --exhibition, ou lancez-le dans le dossier d’un poste.</translation>
    </message>
    <message>
        <source>The hub could not be started. {why}</source>
        <translation>Le hub n’a pas pu démarrer. {why}</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate in {where} is damaged: remove hub.key and hub.crt there, then pair all computers again.</source>
        <translation>Le certificat du hub dans {where} est abîmé&#x202f;: supprimez-y hub.key et hub.crt, puis appairez à nouveau tous les ordinateurs.</translation>
    </message>
    <message>
        <source>{where} could not be written to the end, as if a stick was pulled out or the disk failed: put the stick in again, or choose another place, and write again. Nothing was lost.</source>
        <translation>{where} n’a pas pu être écrit jusqu’au bout, comme si une clé avait été retirée ou le disque était en panne&#x202f;: remettez la clé, ou choisissez un autre endroit, et recommencez. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>The hub {where} does not answer: check that it runs, and that this computer is on its network. Scanning goes on.</source>
        <translation>Le hub {where} ne répond pas&#x202f;: vérifiez qu’il tourne et que cet ordinateur est sur son réseau. Les scans continuent.</translation>
    </message>
    <message>
        <source>Another computer answers in place of the hub {where}: check the network, or join the list again. Scanning goes on.</source>
        <translation>Un autre ordinateur répond à la place du hub {where}&#x202f;: vérifiez le réseau, ou rejoignez à nouveau la liste. Les scans continuent.</translation>
    </message>
    <message>
        <source>The network shows a login page instead of the hub {where}: log in, or change the network. Scanning goes on.</source>
        <translation>Le réseau montre une page de connexion au lieu du hub {where}&#x202f;: connectez-vous, ou changez de réseau. Les scans continuent.</translation>
    </message>
    <message>
        <source>The hub {where} runs an older version: install this computer&apos;s version there. Scanning goes on.</source>
        <translation>Le hub {where} a une version plus ancienne&#x202f;: installez-y celle de cet ordinateur. Les scans continuent.</translation>
    </message>
    <message>
        <source>The hub {where} runs a newer version: install that version here. Scanning goes on.</source>
        <translation>Le hub {where} a une version plus récente&#x202f;: installez-la ici. Les scans continuent.</translation>
    </message>
    <message>
        <source>The hub {where} has shut this computer out: join its list again. Scanning goes on.</source>
        <translation>Le hub {where} a exclu cet ordinateur&#x202f;: rejoignez à nouveau sa liste. Les scans continuent.</translation>
    </message>
    <message>
        <source>The hub {where} does not let this computer do that: pair it as a supervisor.</source>
        <translation>Le hub {where} ne permet pas cela à cet ordinateur&#x202f;: appairez-le comme superviseur.</translation>
    </message>
    <message>
        <source>The hub {where} has a fault of its own ({why}): look at its screen.</source>
        <translation>Le hub {where} a une panne ({why})&#x202f;: regardez son écran.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock and that of the hub {where} differ by {why}: set the wrong one right. Scanning goes on.</source>
        <translation>L’horloge de cet ordinateur et celle du hub {where} diffèrent de {why}&#x202f;: réglez celle qui est fausse. Les scans continuent.</translation>
    </message>
    <message>
        <source>Two computers go by the name {where}: ask the person in charge to look at the page Synchronisation. Scanning goes on.</source>
        <translation>Deux ordinateurs se disent {where}&#x202f;: prévenez le responsable, qui regardera la page Synchronisation. Les scans continuent.</translation>
    </message>
    <message>
        <source>The hub {where} cannot tell all that happened since: pair with an empty folder.</source>
        <translation>Le hub {where} ne peut plus dire tout ce qui s’est passé&#x202f;: appairez avec un dossier vide.</translation>
    </message>
    <message>
        <source>This computer is paired with no hub: pair it first (kiosk pair ADDRESS CODE).</source>
        <translation>Cet ordinateur n’est appairé avec aucun hub&#x202f;: appairez-le d’abord (kiosk pair ADRESSE CODE).</translation>
    </message>
    <message>
        <source>The file {where} is damaged: pair this computer again.</source>
        <translation>Le fichier {where} est abîmé&#x202f;: appairez à nouveau cet ordinateur.</translation>
    </message>
    <message>
        <source>This is no pairing code: give the hub&apos;s address and the eight signs on its screen, or the text of its QR.</source>
        <translation>Ce n’est pas un code d’appairage&#x202f;: donnez l’adresse du hub et les huit signes de son écran, ou le texte de son QR.</translation>
    </message>
    <message>
        <source>The hub {where} expects no computer with that code: have it show a new one.</source>
        <translation>Le hub {where} n’attend aucun ordinateur avec ce code&#x202f;: faites-lui en afficher un nouveau.</translation>
    </message>
    <message>
        <source>That code has run out: have the hub {where} show a new one.</source>
        <translation>Ce code a expiré&#x202f;: faites afficher un nouveau code par le hub {where}.</translation>
    </message>
    <message>
        <source>Too many wrong codes came to the hub {where}: wait a minute, then try again.</source>
        <translation>Trop de codes faux sont arrivés au hub {where}&#x202f;: attendez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>What answers at {where} does not know the code, so it is not your hub: check the network and the address.</source>
        <translation>Ce qui répond à {where} ne connaît pas le code, ce n’est donc pas votre hub&#x202f;: vérifiez le réseau et l’adresse.</translation>
    </message>
    <message>
        <source>{where} is not the address of a printer ({why}): write ipp://, ipps:// or zebra:// and its name or number.</source>
        <translation>{where} n’est pas l’adresse d’une imprimante ({why})&#x202f;: écrivez ipp://, ipps:// ou zebra:// puis son nom ou son numéro.</translation>
    </message>
    <message>
        <source>This computer is paired with a hub that answers: only a silent hub is replaced.</source>
        <translation>Cet ordinateur est appairé avec un hub qui répond&#x202f;: on ne remplace qu’un hub muet.</translation>
    </message>
    <message>
        <source>That code of the hub {where} is not for hubs: type hub there for one that is, then pair again.</source>
        <translation>Ce code du hub {where} n’est pas pour un hub&#x202f;: tapez hub là-bas pour en obtenir un, puis appairez de nouveau.</translation>
    </message>
    <message>
        <source>The file {where} is damaged or cut off: export it again.</source>
        <translation>Le fichier {where} est abîmé ou tronqué&#x202f;: exportez-le de nouveau.</translation>
    </message>
    <message>
        <source>The file {where} is of another exhibition: import it at a desk of that one.</source>
        <translation>Le fichier {where} vient d’un autre salon&#x202f;: importez-le sur un poste de ce salon.</translation>
    </message>
    <message>
        <source>The file {where} cannot be opened here: give the passphrase it was exported with, or pair this computer with the same hub first.</source>
        <translation>Le fichier {where} ne s’ouvre pas ici&#x202f;: donnez la phrase secrète de son export, ou appairez d’abord cet ordinateur avec le même hub.</translation>
    </message>
    <message>
        <source>This computer shares no key with others yet: export with --passphrase, or pair it first.</source>
        <translation>Cet ordinateur ne partage encore aucune clé&#x202f;: exportez avec --passphrase, ou appairez-le d’abord.</translation>
    </message>
    <message>
        <source>The fair is not over before {where}: choose a later date.</source>
        <translation>Le salon n’est pas terminé avant le {where}&#x202f;: choisissez une date plus tardive.</translation>
    </message>
    <message>
        <source>Use smaller pictures: {where} is too large for the other desks.</source>
        <translation>Utilisez des images plus petites&#x202f;: {where} est trop volumineux pour les autres postes.</translation>
    </message>
    <message>
        <source>This is the pairing code of a hub, not a ticket: to join it, open the page Synchronisation and choose the camera there first.</source>
        <translation>Ceci est le code d’appairage d’un hub, pas un billet&#x202f;: pour le rejoindre, ouvrez la page Synchronisation et choisissez-y d’abord la caméra.</translation>
    </message>
    <message>
        <source>The fair names no day until which data are kept: give one with --after, or as keep_until in its file.</source>
        <translation>Le salon ne fixe aucune date de conservation&#x202f;: donnez-en une avec --after, ou keep_until dans son fichier.</translation>
    </message>
    <message>
        <source>The hub {where} removed this exhibition&apos;s data on {why}: erase them here too (kiosk purge), or pair an empty folder for another exhibition.</source>
        <translation>Le hub {where} a effacé les données de ce salon le {why}&#x202f;: effacez-les ici aussi (kiosk purge), ou appairez un dossier vide pour un autre salon.</translation>
    </message>
    <message>
        <source>The hub keeps no exhibition {where}. It keeps: {why}</source>
        <translation>Le hub ne tient pas de salon {where}. Il tient&#x202f;: {why}</translation>
    </message>
    <message>
        <source>The roster is empty, so every code is unknown: import one (kiosk import), or join a hub&apos;s list on the page Synchronisation.</source>
        <translation>La liste est vide, tous les codes sont donc inconnus&#x202f;: importez-en une (kiosk import), ou rejoignez celle d’un hub à la page Synchronisation.</translation>
    </message>
    <message>
        <source>{where} shows the pairing code of a hub, not a ticket: to join that hub, run kiosk pair with the text of the code, or hold it before the camera of the desk&apos;s page Synchronisation.</source>
        <translation>{where} montre le code d’appairage d’un hub, pas un billet&#x202f;: pour rejoindre ce hub, lancez kiosk pair avec le texte du code, ou montrez-le à la caméra de la page Synchronisation du poste.</translation>
    </message>
    <message>
        <source>Another desk of this list is called {where} too: call this one {why}, say, on its page Synchronisation.</source>
        <translation>Un autre poste de cette liste s’appelle aussi {where}&#x202f;: appelez celui-ci {why}, par exemple, sur sa page Synchronisation.</translation>
    </message>
    <message>
        <source>The hub {where} keeps the list of another exhibition: start the kiosk with a new data folder (kiosk run --data), then join there. What is recorded here stays here.</source>
        <translation>Le hub {where} tient la liste d’un autre salon&#x202f;: lancez le kiosque avec un nouveau dossier de données (kiosk run --data), puis rejoignez-y ce hub. Ce qui est enregistré ici y reste.</translation>
    </message>
    <message>
        <source>The clock of this computer was changed by {why}: times of scans before or after may be off. Check date and time.</source>
        <translation>L’horloge de cet ordinateur a été changée de {why}&#x202f;: les heures des scans d’avant ou d’après peuvent être fausses. Vérifiez la date et l’heure.</translation>
    </message>
    <message>
        <source>The list is still on its way from the hub: ask whoever is not found to wait, then scan again.</source>
        <translation>La liste arrive encore du hub&#x202f;: si quelqu’un n’est pas trouvé, faites patienter, puis scannez à nouveau.</translation>
    </message>
    <message>
        <source>The hub&apos;s description of the fair has come: close this window and open it again to work with it.</source>
        <translation>La description du salon est venue du hub&#x202f;: fermez cette fenêtre et rouvrez-la pour travailler avec elle.</translation>
    </message>
    <message>
        <source>The hub&apos;s port {why} is taken: it is at {where} now. Desks find it there within a minute, or join again with a code.</source>
        <translation>Le port {why} du hub est occupé&#x202f;: il est maintenant à {where}. Les postes l’y trouvent en moins d’une minute, ou le rejoignent avec un code.</translation>
    </message>
    <message>
        <source>The list is kept on this computer, but its switch is off: switch it on again on the page Synchronisation. Scanning goes on.</source>
        <translation>La liste se tient sur cet ordinateur, mais elle est arrêtée&#x202f;: la remettre en marche à la page Synchronisation. Les scans continuent.</translation>
    </message>
    <message>
        <source>{where} keeps the list now, and this desk follows it: what only this computer has goes there by itself. There is nothing to do.</source>
        <translation>{where} tient maintenant la liste, et ce poste le suit&#x202f;: ce que seul cet ordinateur possède lui est envoyé tout seul. Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>{where} could not be read to the end, as if the stick was pulled out: put it in again and read the file again. Nothing was lost, and reading twice does no harm.</source>
        <translation>{where} n’a pas pu être lu jusqu’au bout, comme si la clé avait été retirée&#x202f;: la remettre et relire le fichier. Rien n’est perdu, et lire deux fois ne fait aucun mal.</translation>
    </message>
    <message>
        <source>{where} has taken the list over: follow it on the page Synchronisation. Nothing was lost, and scanning goes on.</source>
        <translation>{where} a repris la liste&#x202f;: le suivre à la page Synchronisation. Rien n’est perdu, et les scans continuent.</translation>
    </message>
    <message>
        <source>{where} keeps a second list: decide on the page Synchronisation which one holds. Nothing was lost, and scanning goes on.</source>
        <translation>{where} tient une deuxième liste&#x202f;: décidez à la page Synchronisation laquelle garder. Rien n’est perdu, et les scans continuent.</translation>
    </message>
</context>
<context>
    <name>Unmapped</name>
    <message>
        <source>turned elements cannot be mapped</source>
        <translation>un élément tourné ne peut pas être repris</translation>
    </message>
    <message>
        <source>a badge has two sides only</source>
        <translation>un badge n’a que deux faces</translation>
    </message>
    <message>
        <source>there is no room for a line</source>
        <translation>il n’y a pas la place d’une ligne</translation>
    </message>
    <message>
        <source>the fonts here have no italics</source>
        <translation>ces polices n’ont pas d’italique</translation>
    </message>
    <message>
        <source>words around a variable cannot be mapped</source>
        <translation>des mots autour d’une variable ne peuvent pas être repris</translation>
    </message>
    <message>
        <source>the badge id is printed, not the secret of the ticket</source>
        <translation>le numéro du badge est imprimé, non le secret du billet</translation>
    </message>
    <message>
        <source>it lies outside the page</source>
        <translation>il est hors de la page</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Admitted</source>
        <translation>Entrée autorisée</translation>
    </message>
    <message>
        <source>Exit recorded</source>
        <translation>Sortie enregistrée</translation>
    </message>
    <message>
        <source>Write the name on a blank badge; the printed one comes after the sync.</source>
        <translation>Écrivez le nom sur un badge vierge, le badge imprimé viendra après la synchronisation.</translation>
    </message>
    <message>
        <source>New registration</source>
        <translation>Nouvelle inscription</translation>
    </message>
    <message>
        <source>Since the last sync: name not known here yet</source>
        <translation>Depuis la dernière synchronisation&#x202f;: nom pas encore connu ici</translation>
    </message>
    <message>
        <source>First entry today</source>
        <translation>Première entrée du jour</translation>
    </message>
    <message>
        <source>Back again, left at {time}</source>
        <translation>De retour, sortie à {time}</translation>
    </message>
    <message>
        <source>Already came in at {time}</source>
        <translation>Déjà entré à {time}</translation>
    </message>
    <message>
        <source>Came in at {time}</source>
        <translation>Entrée à {time}</translation>
    </message>
    <message>
        <source>Left already at {time}</source>
        <translation>Déjà sorti à {time}</translation>
    </message>
    <message>
        <source>No entry recorded today</source>
        <translation>Aucune entrée enregistrée aujourd’hui</translation>
    </message>
    <message>
        <source>Valid: {days}</source>
        <translation>Valable&#x202f;: {days}</translation>
    </message>
    <message>
        <source>This ticket opens: {areas}</source>
        <translation>Ce billet ouvre&#x202f;: {areas}</translation>
    </message>
    <message>
        <source>Opens at {time}</source>
        <translation>Ouverture à {time}</translation>
    </message>
    <message>
        <source>Opens on {day} at {time}</source>
        <translation>Ouverture le {day} à {time}</translation>
    </message>
    <message>
        <source>Entry closed at {time}</source>
        <translation>Entrée fermée depuis {time}</translation>
    </message>
    <message>
        <source>Entry closed on {day} at {time}</source>
        <translation>Entrée fermée le {day} à {time}</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>Badge seulement</translation>
    </message>
    <message>
        <source>Not an entry: nobody is admitted here</source>
        <translation>Ce n’est pas une entrée&#x202f;: ce poste n’admet personne</translation>
    </message>
</context>
<context>
    <name>VerdictHead</name>
    <message>
        <source>{n} s ago</source>
        <translation>il y a {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n} min</translation>
    </message>
</context>
<context>
    <name>VerdictRibbon</name>
    <message>
        <source>The desk goes on: codes can be scanned any time.</source>
        <translation>Le poste continue&#x202f;: vous pouvez scanner à tout moment.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Show the QR code to the camera</source>
        <translation>Présentez le QR code devant la caméra</translation>
    </message>
    <message>
        <source>15 to 30 cm away, screen at full brightness</source>
        <translation>De 15 à 30 cm, écran bien lumineux</translation>
    </message>
</context>
<context>
    <name>_Invite</name>
    <message>
        <source>New code</source>
        <translation>Nouveau code</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>Afficher un code</translation>
    </message>
    <message>
        <source>A computer has joined: show a new code for the next.</source>
        <translation>Un ordinateur a rejoint la liste&#x202f;: affichez un nouveau code pour le suivant.</translation>
    </message>
    <message>
        <source>The code has run out: show a new one.</source>
        <translation>Le code a expiré&#x202f;: affichez-en un nouveau.</translation>
    </message>
    <message>
        <source>still {left}</source>
        <translation>encore {left}</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Accueillir</translation>
    </message>
    <message>
        <source>What the next computer may do</source>
        <translation>Ce que le prochain ordinateur pourra faire</translation>
    </message>
</context>
</TS>
