<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>Have a new roll at hand.</source>
        <translation>جهّز لفافة جديدة.</translation>
    </message>
    <message>
        <source>Plug its disk in again.</source>
        <translation>أعد توصيل قرصه.</translation>
    </message>
    <message>
        <source>Allow writing to it.</source>
        <translation>اسمح بالكتابة فيه.</translation>
    </message>
    <message>
        <source>Make room on it.</source>
        <translation>أفرغ مساحة عليه.</translation>
    </message>
    <message>
        <source>Check its power and its cable.</source>
        <translation>تحقق من التيار والكابل.</translation>
    </message>
    <message>
        <source>Let the queue accept jobs again.</source>
        <translation>أعد فتح طابور الطابعة.</translation>
    </message>
    <message>
        <source>Press its pause key.</source>
        <translation>اضغط زر الإيقاف المؤقت عليها.</translation>
    </message>
    <message>
        <source>Pull the paper out and close it.</source>
        <translation>أخرج الورق وأغلقها.</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>أغلقها.</translation>
    </message>
    <message>
        <source>Load labels.</source>
        <translation>ضع ملصقات.</translation>
    </message>
    <message>
        <source>Replace ink or ribbon.</source>
        <translation>غيّر الحبر أو الشريط.</translation>
    </message>
    <message>
        <source>Load the badge’s size, and tell the printer.</source>
        <translation>ضع مقاس الشارة واضبط الطابعة عليه.</translation>
    </message>
    <message>
        <source>Check its password and its settings.</source>
        <translation>تحقق من كلمة سرها وإعداداتها.</translation>
    </message>
    <message>
        <source>Look at its display.</source>
        <translation>انظر إلى شاشتها.</translation>
    </message>
    <message>
        <source>Somebody cancelled it at the printer.</source>
        <translation>ألغاها أحد عند الطابعة.</translation>
    </message>
    <message>
        <source>Look at its display; switch it off and on.</source>
        <translation>انظر إلى شاشتها؛ أطفئها ثم شغّلها.</translation>
    </message>
    <message>
        <source>Look in its tray.</source>
        <translation>انظر في درجها.</translation>
    </message>
    <message>
        <source>Check the printer.</source>
        <translation>تحقق من الطابعة.</translation>
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
        <translation>الدخول مستمر؛ الشارات تنتظر وستخرج تلقائيًا.</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Badge waiting to print</source>
        <translation>الشارة في انتظار الطباعة</translation>
    </message>
    <message>
        <source>Badge printing…</source>
        <translation>جارٍ طبع الشارة…</translation>
    </message>
    <message>
        <source>Badge printed</source>
        <translation>طُبعت الشارة</translation>
    </message>
    <message>
        <source>Did the badge come out? Please check.</source>
        <translation>هل خرجت الشارة؟ يرجى التحقق.</translation>
    </message>
    <message>
        <source>Printed, but some text is not as written: read it over.</source>
        <translation>طُبعت الشارة، لكن نصًا لم يظهر كما كُتب: راجعها.</translation>
    </message>
    <message>
        <source>badge not printed</source>
        <translation>لم تُطبع الشارة</translation>
    </message>
    <message>
        <source>badge to check</source>
        <translation>شارة للتحقق</translation>
    </message>
    <message>
        <source>Badge not wanted any more</source>
        <translation>أُلغيت طباعة الشارة</translation>
    </message>
    <message>
        <source>{text} The lost one opens no door.</source>
        <translation>{text} الشارة الضائعة لم تعد تفتح أي باب.</translation>
    </message>
    <message>
        <source>Not printed: {what}. {todo}</source>
        <translation>لم تُطبع: {what}. {todo}</translation>
    </message>
    <message>
        <source>The test badge is printed.</source>
        <translation>طُبعت الشارة التجريبية.</translation>
    </message>
    <message>
        <source>Look whether it came out. {what}. {todo}</source>
        <translation>انظر هل خرجت. {what}. {todo}</translation>
    </message>
</context>
<context>
    <name>BadgeWarning</name>
    <message>
        <source>The {what} is too long for the badge and was cut.</source>
        <translation>أطول من أن تسعه الشارة فقُطع: {what}.</translation>
    </message>
    <message>
        <source>The {what} has characters that no font has.</source>
        <translation>فيه حروف لا يملكها أي خط: {what}.</translation>
    </message>
    <message>
        <source>There is no room for the {what} on the badge.</source>
        <translation>لا مكان على الشارة لـ: {what}.</translation>
    </message>
    <message>
        <source>The picture {what} was left out: {why}.</source>
        <translation>لم تُطبع الصورة {what}: {why}.</translation>
    </message>
    <message>
        <source>The photo was left out: {why}.</source>
        <translation>لم تُطبع صورة الشخص: {why}.</translation>
    </message>
    <message>
        <source>The background was left out: {why}.</source>
        <translation>لم تُطبع الخلفية: {why}.</translation>
    </message>
    <message>
        <source>A code was left out: {why}.</source>
        <translation>لم يُطبع رمز: {why}.</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>الملف غير موجود</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>لا يمكن قراءة الملف</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>لا يمكن قراءتها</translation>
    </message>
    <message>
        <source>it is neither PNG nor JPEG</source>
        <translation>ليست PNG ولا JPEG</translation>
    </message>
    <message>
        <source>it has too many pixels</source>
        <translation>عدد بكسلاتها كبير جدا</translation>
    </message>
    <message>
        <source>the PDF has no such page</source>
        <translation>لا توجد هذه الصفحة في ملف PDF</translation>
    </message>
    <message>
        <source>the QR code is too long for its box</source>
        <translation>رمز QR أطول من إطاره</translation>
    </message>
    <message>
        <source>the bar code is too long for its box</source>
        <translation>الرمز الشريطي أطول من إطاره</translation>
    </message>
    <message>
        <source>The category has no valid colour, so black was taken.</source>
        <translation>ليس للفئة لون صالح، فاستُعمل الأسود.</translation>
    </message>
</context>
<context>
    <name>CameraButton</name>
    <message>
        <source>First camera</source>
        <translation>أول كاميرا</translation>
    </message>
    <message>
        <source>Camera of this desk</source>
        <translation>كاميرا هذا المكتب</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} صورة/ث</translation>
    </message>
</context>
<context>
    <name>CameraPreview</name>
    <message>
        <source>{n} fps</source>
        <translation>{n} صورة/ث</translation>
    </message>
    <message>
        <source>read in {n} ms</source>
        <translation>قراءة {n} م.ث</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Type a code… (F2)</source>
        <translation>أدخل رمزًا… (F2)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Check this code</source>
        <translation>تحقق من هذا الرمز</translation>
    </message>
</context>
<context>
    <name>ColourKnob</name>
    <message>
        <source>Another colour…</source>
        <translation>لون آخر…</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>ok</source>
        <translation>جيد</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>تنبيه</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>عطل</translation>
    </message>
    <message>
        <source>[{level}] {name}: {said}</source>
        <translation>[{level}] {name}: {said}</translation>
    </message>
    <message>
        <source>Other computers and the hub erase them when they next sync.</source>
        <translation>تحذفهم الأجهزة الأخرى والمركز عند المزامنة التالية.</translation>
    </message>
    <message>
        <source>To be erased: people {people}, tickets {tickets}, with badges {badges}.
Nothing was erased: add --apply to erase them everywhere.</source>
        <translation>للحذف: أشخاص {people}، تذاكر {tickets}، مع شارة {badges}.
لم يُحذف شيء: أضف ⁨--apply⁩ لحذفهم في كل مكان.</translation>
    </message>
    <message>
        <source>This computer knows of no erasure of that ticket.</source>
        <translation>لا يعرف هذا الجهاز أي حذف لهذه التذكرة.</translation>
    </message>
    <message>
        <source>Done: this computer and the hub hold the same.</source>
        <translation>انتهى: لدى هذا الجهاز والمركز البيانات نفسها.</translation>
    </message>
    <message>
        <source>Nobody here fits these words: nothing was erased.</source>
        <translation>لا أحد هنا يطابق هذه الكلمات: لم يُحذف شيء.</translation>
    </message>
    <message>
        <source>No ticket here has that code. If its id was meant, other computers may still know it: erase it there.</source>
        <translation>لا توجد هنا تذكرة بهذا الرمز. إن كان المقصود معرّفها فقد تعرفه أجهزة أخرى: احذفها هناك.</translation>
    </message>
    <message>
        <source>Several people were found: erase them one by one with --ticket.</source>
        <translation>عُثر على عدة أشخاص: احذفهم واحدًا واحدًا باستعمال ⁨--ticket⁩.</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>لم يُسمع قط</translation>
    </message>
    <message>
        <source>last heard {when}</source>
        <translation>آخر سماع {when}</translation>
    </message>
    <message>
        <source>{desk}: erased ({heard}).</source>
        <translation>{desk}: حُذف ({heard}).</translation>
    </message>
    <message>
        <source>{desk}: NOT YET ({heard}).</source>
        <translation>{desk}: ليس بعد ({heard}).</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>Closing…</source>
        <translation>جارٍ الإغلاق…</translation>
    </message>
    <message>
        <source>People are being erased: the window closes by itself once that is done.</source>
        <translation>جارٍ محو بيانات: ستُغلق النافذة وحدها بعد الانتهاء.</translation>
    </message>
    <message>
        <source>Everything is recorded. The window is gone in a moment.</source>
        <translation>كل شيء مسجَّل. تُغلق النافذة بعد لحظة.</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>Double</name>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}، ثم {second}</translation>
    </message>
    <message>
        <source>Double entry of {who}: {places}</source>
        <translation>دخول مزدوج لـ {who}: {places}</translation>
    </message>
    <message>
        <source>{count} double entries were found: see the page Synchronisation.</source>
        <translation>عُثر على {count} من حالات الدخول المزدوج: انظر صفحة المزامنة.</translation>
    </message>
    <message>
        <source>A ticket that is in the roster no more</source>
        <translation>تذكرة لم تعد في اللائحة</translation>
    </message>
    <message>
        <source>≈: the clocks do not tell which came first</source>
        <translation>≈: لا تُبيّن الساعات أيهما كان أولا</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>تمت التسوية</translation>
    </message>
    <message>
        <source>Cancel the second entry</source>
        <translation>إلغاء الدخول المكرر</translation>
    </message>
    <message>
        <source>Cancel it: press again</source>
        <translation>للإلغاء: اضغط مرة أخرى</translation>
    </message>
</context>
<context>
    <name>HostCard</name>
    <message>
        <source>The list on this computer</source>
        <translation>اللائحة على هذا الحاسوب</translation>
    </message>
    <message>
        <source>This computer keeps the list</source>
        <translation>هذا الحاسوب يحفظ اللائحة</translation>
    </message>
    <message>
        <source>Take the list over here</source>
        <translation>تولّي اللائحة هنا</translation>
    </message>
    <message>
        <source>Yes, take it over: press again</source>
        <translation>نعم، تولّيها: اضغط مرة أخرى</translation>
    </message>
    <message>
        <source>The hub is starting…</source>
        <translation>المركز قيد التشغيل…</translation>
    </message>
    <message>
        <source>The other desks join this computer: leave it on, and on their net.</source>
        <translation>تنضم المكاتب الأخرى إلى هذا الحاسوب: اتركه مشغّلا وعلى شبكتها.</translation>
    </message>
    <message>
        <source>Then other desks can join it, with or without the Internet.</source>
        <translation>عندئذ يمكن للمكاتب الأخرى الانضمام إليه، بالإنترنت أو بدونه.</translation>
    </message>
    <message>
        <source>Only when the computer that keeps the list is lost. This desk hands over all it knows; the others follow by themselves, or join here with a new code, and add what is missing.</source>
        <translation>فقط إذا فُقد الحاسوب الذي يحفظ اللائحة. يسلّم هذا المكتب كل ما يعرفه؛ وتلتحق به المكاتب الأخرى تلقائيًا، أو تنضم هنا برمز جديد، وتضيف ما ينقص.</translation>
    </message>
    <message>
        <source>When the computer that keeps the list is lost, take it over at a supervisor’s desk: the others then follow by themselves. Such desks: {names}.</source>
        <translation>إذا فُقد الحاسوب الذي يحفظ اللائحة، تولّها من مكتب مشرف: فتلتحق به المكاتب الأخرى تلقائيًا. هذه المكاتب: {names}.</translation>
    </message>
    <message>
        <source>When the computer that keeps the list is lost, a supervisor’s desk takes it over, but none is known here. Without one, take it over here; each other desk then joins here with a new code.</source>
        <translation>إذا فُقد الحاسوب الذي يحفظ اللائحة، يتولّاها مكتب مشرف، لكن لا يُعرف هنا أيّ منها. فإن لم يوجد، تولّها هنا؛ وينضم كل مكتب آخر هنا برمز جديد.</translation>
    </message>
    <message>
        <source>No such desk is left: take it over here</source>
        <translation>لم يبق أيّ منها: تولّي اللائحة هنا</translation>
    </message>
    <message>
        <source>All others join by code: press again</source>
        <translation>ينضم الآخرون برمز: اضغط مرة أخرى</translation>
    </message>
    <message>
        <source>Follow {name}</source>
        <translation>اتباع {name}</translation>
    </message>
    <message>
        <source>{name} has taken the list over. Follow it: what only this computer has goes there by itself.</source>
        <translation>تولّى {name} اللائحة. اتبعه: يُرسَل إليه تلقائيًا ما لا يملكه إلا هذا الحاسوب.</translation>
    </message>
    <message>
        <source>To keep the list here again, switch it off there first.</source>
        <translation>ولحفظ اللائحة هنا من جديد، أوقفها هناك أولًا.</translation>
    </message>
    <message>
        <source>{name} keeps a second list. Switch it off there: that desk then comes back here by itself. Or follow it, if the other desks are there.</source>
        <translation>يحفظ {name} لائحة ثانية. أوقفها هناك: فيعود ذلك المكتب إلى هنا تلقائيًا. أو اتبعه، إن كانت المكاتب الأخرى هناك.</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join the list of another computer</source>
        <translation>الانضمام إلى لائحة</translation>
    </message>
    <message>
        <source>Its roster takes the place of the one here; passages made here are kept.</source>
        <translation>تحل لائحة تذاكره محل اللائحة هنا؛ وتبقى عمليات المرور المسجلة هنا.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>عنوان المركز</translation>
    </message>
    <message>
        <source>Code on the hub’s screen</source>
        <translation>الرمز على شاشة المركز</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
    <message>
        <source>Hubs found on the network</source>
        <translation>مراكز عُثر عليها في الشبكة</translation>
    </message>
    <message>
        <source>Waiting for the code… press to stop</source>
        <translation>في انتظار الرمز… اضغط للإيقاف</translation>
    </message>
    <message>
        <source>Hold the hub’s code before the camera</source>
        <translation>اعرض رمز المركز على الكاميرا</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>عُثر على: {count}</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>جارٍ سؤال المركز…</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>Block of texts</source>
        <translation>مجموعة نصوص</translation>
    </message>
    <message>
        <source>Coloured band</source>
        <translation>شريط ملون</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>الشركاء</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>رمز QR</translation>
    </message>
    <message>
        <source>Bar code</source>
        <translation>رمز شريطي</translation>
    </message>
    <message>
        <source>Logo (drawn sign)</source>
        <translation>الشعار (علامة مرسومة)</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>صورة الشخص</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>A6 portrait</source>
        <translation>A6 عمودي</translation>
    </message>
    <message>
        <source>A4 folded once</source>
        <translation>A4 مطوي مرة</translation>
    </message>
    <message>
        <source>A4 folded twice</source>
        <translation>A4 مطوي مرتين</translation>
    </message>
    <message>
        <source>Card 86 × 54 mm</source>
        <translation>بطاقة 86 × 54 مم</translation>
    </message>
    <message>
        <source>Label 62 mm</source>
        <translation>ملصق 62 مم</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>الاسم الشخصي</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>الاسم العائلي</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>الاسم الكامل</translation>
    </message>
    <message>
        <source>Name in the other script</source>
        <translation>الاسم بالكتابة الأخرى</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>المؤسسة</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>المهمة</translation>
    </message>
    <message>
        <source>Category, holder’s language</source>
        <translation>الفئة بلغة حاملها</translation>
    </message>
    <message>
        <source>Category in French</source>
        <translation>الفئة بالفرنسية</translation>
    </message>
    <message>
        <source>Category in Arabic</source>
        <translation>الفئة بالعربية</translation>
    </message>
    <message>
        <source>Category in English</source>
        <translation>الفئة بالإنجليزية</translation>
    </message>
    <message>
        <source>Valid days</source>
        <translation>أيام الصلاحية</translation>
    </message>
    <message>
        <source>Badge number</source>
        <translation>رقم الشارة</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>المعرض</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>الدورة</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>التواريخ</translation>
    </message>
    <message>
        <source>Venue and dates</source>
        <translation>المكان والتواريخ</translation>
    </message>
    <message>
        <source>Text of your own</source>
        <translation>نص حر</translation>
    </message>
    <message>
        <source>Usual name</source>
        <translation>اسم عادي</translation>
    </message>
    <message>
        <source>Name in two scripts</source>
        <translation>اسم بكتابتين</translation>
    </message>
    <message>
        <source>Arabic, with vowel marks</source>
        <translation>عربي مشكول</translation>
    </message>
    <message>
        <source>Very long name</source>
        <translation>اسم طويل جدا</translation>
    </message>
    <message>
        <source>Rare accents</source>
        <translation>حركات نادرة</translation>
    </message>
    <message>
        <source>Tifinagh</source>
        <translation>تيفيناغ</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>صيني</translation>
    </message>
    <message>
        <source>Without company</source>
        <translation>بلا مؤسسة</translation>
    </message>
    <message>
        <source>With a photo</source>
        <translation>مع صورة</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Logo or picture…</source>
        <translation>شعار أو صورة…</translation>
    </message>
    <message>
        <source>Strip of sponsors…</source>
        <translation>شريط الشركاء…</translation>
    </message>
    <message>
        <source>Photo of the attendee</source>
        <translation>صورة المشارك</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>نصف عريض</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>عريض</translation>
    </message>
    <message>
        <source>Extra-bold</source>
        <translation>عريض جدا</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>أسود</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>As the category</source>
        <translation>لون الفئة</translation>
    </message>
    <message>
        <source>Readable on the band</source>
        <translation>مقروء على الشريط</translation>
    </message>
    <message>
        <source>White</source>
        <translation>أبيض</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>إلى اليسار</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>في الوسط</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>إلى اليمين</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>في الأعلى</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>في المنتصف</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>في الأسفل</translation>
    </message>
</context>
<context>
    <name>LayoutBar</name>
    <message>
        <source>ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>own</source>
        <translation>لكم</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>التصميم</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>اسم التصميم</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>تراجع (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>إعادة (Ctrl+Y)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Print with it</source>
        <translation>الطباعة به</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Back to the ready layout</source>
        <translation>العودة إلى التصميم الجاهز</translation>
    </message>
    <message>
        <source>Import a layout…</source>
        <translation>استيراد تصميم…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>LayoutElements</name>
    <message>
        <source>Elements</source>
        <translation>العناصر</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>الوجه</translation>
    </message>
    <message>
        <source>Back side</source>
        <translation>الظهر</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
</context>
<context>
    <name>LayoutFiles</name>
    <message>
        <source>Choose a picture</source>
        <translation>اختيار صورة</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>صور</translation>
    </message>
    <message>
        <source>Import a layout</source>
        <translation>استيراد تصميم</translation>
    </message>
    <message>
        <source>Layouts, also of pretix</source>
        <translation>تصاميم، ومنها تصاميم pretix</translation>
    </message>
    <message>
        <source>Export the layout</source>
        <translation>تصدير التصميم</translation>
    </message>
</context>
<context>
    <name>LayoutInspector</name>
    <message>
        <source>Pick an element in the list, or on the badge.</source>
        <translation>اختر عنصرًا في اللائحة أو على الشارة.</translation>
    </message>
    <message>
        <source>On the badge</source>
        <translation>على الشارة</translation>
    </message>
    <message>
        <source>In capitals</source>
        <translation>بحروف كبيرة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>اختيار صورة…</translation>
    </message>
    <message>
        <source>Remove the last</source>
        <translation>إزالة الأخيرة</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>أصغر حجم</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>السُّمك</translation>
    </message>
    <message>
        <source>Lines, at most</source>
        <translation>أقصى عدد أسطر</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>White above</source>
        <translation>الفراغ فوقه</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>المحاذاة</translation>
    </message>
    <message>
        <source>Within the box</source>
        <translation>داخل الإطار</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>من اليسار</translation>
    </message>
    <message>
        <source>From the bottom</source>
        <translation>من الأسفل</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>الارتفاع</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>On the badges of</source>
        <translation>على شارات</translation>
    </message>
</context>
<context>
    <name>LayoutPage</name>
    <message>
        <source>Saved as {name}.</source>
        <translation>حُفظ باسم {name}.</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>صُدِّر إلى {file}.</translation>
    </message>
    <message>
        <source>Badge layout</source>
        <translation>تصميم الشارة</translation>
    </message>
</context>
<context>
    <name>LayoutPreview</name>
    <message>
        <source>Nothing is cut, no letter is missing.</source>
        <translation>لا شيء مقطوع ولا حرف ناقص.</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>بالألوان</translation>
    </message>
    <message>
        <source>In black, 203 dpi</source>
        <translation>بالأسود، 203 dpi</translation>
    </message>
    <message>
        <source>In black, 300 dpi</source>
        <translation>بالأسود، 300 dpi</translation>
    </message>
    <message>
        <source>Example person</source>
        <translation>شخص للتجربة</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>ملاحظات</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>The camera is starting…</source>
        <translation>الكاميرا قيد التشغيل…</translation>
    </message>
    <message>
        <source>Waiting for a picture…</source>
        <translation>في انتظار الصورة…</translation>
    </message>
    <message>
        <source>A recording plays in place of a camera.</source>
        <translation>يُعرض تسجيل بدلًا من الكاميرا.</translation>
    </message>
    <message>
        <source>A still picture stands in place of a camera.</source>
        <translation>صورة ثابتة تحل محل الكاميرا.</translation>
    </message>
    <message>
        <source>No camera: the demo clip plays instead.</source>
        <translation>لا توجد كاميرا: يُعرض المقطع التجريبي بدلًا منها.</translation>
    </message>
    <message>
        <source>No picture from {detail} yet: wait, or check its cable.</source>
        <translation>لا صورة بعد من {detail}: انتظر أو تحقق من الكابل.</translation>
    </message>
    <message>
        <source>No picture from {detail}: check address, camera and network.</source>
        <translation>لا صورة من {detail}: تحقق من العنوان والكاميرا والشبكة.</translation>
    </message>
    <message>
        <source>No camera: plug one in, or type the codes.</source>
        <translation>لا توجد كاميرا: وصّل واحدة أو أدخل الرموز يدويًا.</translation>
    </message>
    <message>
        <source>The camera stopped: unplug it and plug it in again.</source>
        <translation>توقفت الكاميرا: افصلها ثم أعد توصيلها.</translation>
    </message>
    <message>
        <source>Camera in use: close the other program.</source>
        <translation>الكاميرا مشغولة: أغلق البرنامج الآخر.</translation>
    </message>
    <message>
        <source>Camera not allowed: add this user to the group video.</source>
        <translation>الكاميرا ممنوعة: أضف هذا المستخدم إلى مجموعة video.</translation>
    </message>
    <message>
        <source>Camera not allowed: Windows Settings, Privacy, Camera.</source>
        <translation>الكاميرا ممنوعة: إعدادات Windows، ثم الخصوصية، ثم الكاميرا.</translation>
    </message>
    <message>
        <source>Black picture: open the camera’s shutter.</source>
        <translation>الصورة سوداء: افتح غطاء الكاميرا.</translation>
    </message>
    <message>
        <source>Frozen picture: unplug the camera and plug it in again.</source>
        <translation>الصورة جامدة: افصل الكاميرا ثم أعد وصلها.</translation>
    </message>
    <message>
        <source>What was chosen as camera cannot be played: choose another.</source>
        <translation>ما اختير ككاميرا لا يمكن تشغيله: اختر غيره.</translation>
    </message>
    <message>
        <source>The camera failed: unplug it and plug it in again.</source>
        <translation>تعطلت الكاميرا: افصلها ثم أعد توصيلها.</translation>
    </message>
    <message>
        <source>Printing ready</source>
        <translation>الطباعة جاهزة</translation>
    </message>
    <message>
        <source>Badge folder missing</source>
        <translation>مجلد الشارات غير موجود</translation>
    </message>
    <message>
        <source>Badge folder locked</source>
        <translation>مجلد الشارات محمي</translation>
    </message>
    <message>
        <source>Disk full: no badges</source>
        <translation>القرص ممتلئ: لا شارات</translation>
    </message>
    <message>
        <source>Printing stopped</source>
        <translation>الطباعة متوقفة</translation>
    </message>
    <message>
        <source>This desk alone</source>
        <translation>هذا المكتب وحده</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>الصوت مفعّل</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>لا صوت</translation>
    </message>
    <message>
        <source>Disk fine</source>
        <translation>القرص سليم</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>القرص شبه ممتلئ</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>Printer not answering</source>
        <translation>الطابعة لا تجيب</translation>
    </message>
    <message>
        <source>Print queue closed</source>
        <translation>طابور الطباعة مغلق</translation>
    </message>
    <message>
        <source>Printer paused</source>
        <translation>الطابعة متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>ورق عالق</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>الطابعة مفتوحة</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>نفدت الملصقات</translation>
    </message>
    <message>
        <source>Out of ink</source>
        <translation>نفد الحبر</translation>
    </message>
    <message>
        <source>Wrong label size</source>
        <translation>مقاس خاطئ</translation>
    </message>
    <message>
        <source>Printer refuses</source>
        <translation>الطابعة ترفض</translation>
    </message>
    <message>
        <source>Printer gave up</source>
        <translation>أُلغيت من الطابعة</translation>
    </message>
    <message>
        <source>Printing cancelled</source>
        <translation>أُلغيت الطباعة</translation>
    </message>
    <message>
        <source>Badge lost by the printer</source>
        <translation>الطابعة لا تعرف الشارة</translation>
    </message>
    <message>
        <source>{detail} labels left</source>
        <translation>بقيت {detail} ملصقًا</translation>
    </message>
    <message>
        <source>Printer hangs</source>
        <translation>الطابعة معلّقة</translation>
    </message>
    <message>
        <source>The list is coming in: {detail}</source>
        <translation>اللائحة قيد الوصول: {detail}</translation>
    </message>
    <message>
        <source>Looking for the hub…</source>
        <translation>البحث عن المركز…</translation>
    </message>
    <message>
        <source>Alone since {detail}</source>
        <translation>وحده منذ {detail}</translation>
    </message>
    <message>
        <source>The hub has a fault</source>
        <translation>عطل في المركز</translation>
    </message>
    <message>
        <source>Network wants a login</source>
        <translation>سجّل الدخول إلى الشبكة</translation>
    </message>
    <message>
        <source>Not our hub</source>
        <translation>ليس مركزنا</translation>
    </message>
    <message>
        <source>Fair removed at the hub</source>
        <translation>المعرض محذوف من المركز</translation>
    </message>
    <message>
        <source>Update the hub</source>
        <translation>حدّث المركز</translation>
    </message>
    <message>
        <source>Update this computer</source>
        <translation>حدّث هذا الحاسوب</translation>
    </message>
    <message>
        <source>Shut out by the hub</source>
        <translation>أبعده المركز</translation>
    </message>
    <message>
        <source>The hub does not allow it</source>
        <translation>المركز لا يسمح</translation>
    </message>
    <message>
        <source>Too long away</source>
        <translation>غياب طويل جدًا</translation>
    </message>
    <message>
        <source>Set the clock right</source>
        <translation>اضبط الساعة</translation>
    </message>
    <message>
        <source>Sync stopped: restart</source>
        <translation>المزامنة: أعد التشغيل</translation>
    </message>
    <message>
        <source>List: {detail} MB</source>
        <translation>اللائحة: {detail} م.ب</translation>
    </message>
    <message>
        <source>The hub prepares the list…</source>
        <translation>المركز يُحضّر اللائحة…</translation>
    </message>
    <message>
        <source>The list is here: checking it…</source>
        <translation>وصلت اللائحة: جارٍ التحقق منها…</translation>
    </message>
    <message>
        <source>Opening the list…</source>
        <translation>جارٍ فتح اللائحة…</translation>
    </message>
    <message>
        <source>The list is switched off here</source>
        <translation>اللائحة متوقفة هنا</translation>
    </message>
    <message>
        <source>Another keeps the list</source>
        <translation>اللائحة عند حاسوب آخر</translation>
    </message>
    <message>
        <source>With the hub</source>
        <translation>مع المركز</translation>
    </message>
    <message>
        <source>Desks heard: {detail}</source>
        <translation>مكاتب مسموعة: {detail}</translation>
    </message>
</context>
<context>
    <name>NameCard</name>
    <message>
        <source>This desk is called</source>
        <translation>اسم هذا المكتب</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>اسم هذا المكتب</translation>
    </message>
    <message>
        <source>Take “{name}”</source>
        <translation>اختيار «{name}»</translation>
    </message>
    <message>
        <source>A name has 1 to {most} signs that can be shown: enter another.</source>
        <translation>للاسم من 1 إلى {most} علامة قابلة للعرض: أدخل اسمًا آخر.</translation>
    </message>
    <message>
        <source>Another desk is called {name} too: nobody could tell them apart.</source>
        <translation>مكتب آخر يحمل الاسم {name} أيضًا: لن يميّز أحد بينهما.</translation>
    </message>
    <message>
        <source>All desks see it beside what passes here.</source>
        <translation>تراه كل المكاتب بجانب ما يمر هنا.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>F2: type a code · F8: let in · F10: settings · F11: full screen</source>
        <translation>‏F2: إدخال رمز · F8: السماح بالدخول · F10: الإعدادات · F11: ملء الشاشة</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Back to the desk (Esc)</source>
        <translation>العودة إلى المكتب (Esc)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>Passage</name>
    <message>
        <source>Today at {time}</source>
        <translation>اليوم على {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} على {time}</translation>
    </message>
    <message>
        <source>Today: {passages}</source>
        <translation>اليوم: {passages}</translation>
    </message>
    <message>
        <source>{time} in, {gate}</source>
        <translation>{time} دخول، {gate}</translation>
    </message>
    <message>
        <source>{time} out, {gate}</source>
        <translation>{time} خروج، {gate}</translation>
    </message>
</context>
<context>
    <name>PassageItem</name>
    <message>
        <source>Exit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>شارة فقط</translation>
    </message>
    <message>
        <source>Print this badge again</source>
        <translation>إعادة طباعة هذه الشارة</translation>
    </message>
</context>
<context>
    <name>PassageStrip</name>
    <message>
        <source>Last passages</source>
        <translation>آخر عمليات المرور</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Erase a person</source>
        <translation>محو شخص</translation>
    </message>
    <message>
        <source>Everything that tells of them goes, on every computer. Counts stay.</source>
        <translation>يُمحى كل ما يخصه على جميع الحواسيب. تبقى الأعداد.</translation>
    </message>
    <message>
        <source>Code, name, company or e-mail</source>
        <translation>الرمز أو الاسم أو الشركة أو البريد</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Being erased…</source>
        <translation>جارٍ المحو…</translation>
    </message>
    <message>
        <source>Being looked up…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Nobody here fits these words.</source>
        <translation>لا أحد هنا يطابق هذه الكلمات.</translation>
    </message>
    <message>
        <source>People who fit: {n}. Give more words.</source>
        <translation>عدد المطابقين: {n}. أضف كلمات.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Code {start}</source>
        <translation>الرمز {start}</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>الشارات</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>البطارية</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>اللائحة</translation>
    </message>
    <message>
        <source>Other desks</source>
        <translation>المكاتب الأخرى</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {rate} pictures/s, brightness {brightness}/255, softness {softness} px, searched in {ms} ms</source>
        <translation>{width} × {height} بكسل، {rate} صورة/ث، السطوع {brightness}/255، الضبابية {softness} بكسل، القراءة في {ms} م.ث</translation>
    </message>
    <message>
        <source>This desk alone: what other desks admit is not known here.</source>
        <translation>هذا المكتب وحده: لا يعرف من يدخل من المكاتب الأخرى.</translation>
    </message>
    <message>
        <source>This camera does well.</source>
        <translation>هذه الكاميرا جيدة.</translation>
    </message>
    <message>
        <source>Being examined: show it any QR code. A ticket would be let in.</source>
        <translation>جارٍ فحصها: أرِها أي رمز QR. التذكرة ستُسجَّل دخولًا.</translation>
    </message>
    <message>
        <source>No picture came at all: choose another camera.</source>
        <translation>لم تصل أي صورة: اختر كاميرا أخرى.</translation>
    </message>
    <message>
        <source>The picture is black: open the camera’s shutter, or take its cover off.</source>
        <translation>الصورة سوداء: افتح غطاء الكاميرا أو أزله.</translation>
    </message>
    <message>
        <source>The picture never changes: unplug the camera and plug it in again.</source>
        <translation>الصورة لا تتغير: افصل الكاميرا ثم أعد وصلها.</translation>
    </message>
    <message>
        <source>The picture is too small: use a camera of at least 1280 × 720 pixels.</source>
        <translation>الصورة صغيرة جدًا: استعمل كاميرا من 1280 × 720 بكسل على الأقل.</translation>
    </message>
    <message>
        <source>Pictures come too slowly: give more light, or try another USB port.</source>
        <translation>الصور تصل ببطء: زد الإضاءة أو جرّب منفذ USB آخر.</translation>
    </message>
    <message>
        <source>This machine searches pictures too slowly: close other programs.</source>
        <translation>هذا الحاسوب يقرأ الصور ببطء: أغلق البرامج الأخرى.</translation>
    </message>
    <message>
        <source>It is too dark: light the place where codes are held, not the lens.</source>
        <translation>المكان مظلم جدًا: أضئ موضع حمل الرموز، لا العدسة.</translation>
    </message>
    <message>
        <source>It is too bright: turn the camera away from lamps and windows.</source>
        <translation>الضوء قوي جدًا: أبعد الكاميرا عن المصابيح والنوافذ.</translation>
    </message>
    <message>
        <source>It is blurred: wipe the lens, and hold codes 20 to 40 cm away.</source>
        <translation>الصورة ضبابية: امسح العدسة وأمسك الرموز على بعد 20 إلى 40 سم.</translation>
    </message>
    <message>
        <source>No code was read: hold one before the camera, then check again.</source>
        <translation>لم يُقرأ أي رمز: ضع رمزًا أمام الكاميرا ثم أعد الفحص.</translation>
    </message>
    <message>
        <source>It says {date}: set the computer’s date, or tickets are refused.</source>
        <translation>تشير إلى {date}: اضبط تاريخ الحاسوب وإلا رُفضت التذاكر.</translation>
    </message>
    <message>
        <source>{date}, a day of the fair.</source>
        <translation>{date}، يوم من أيام المعرض.</translation>
    </message>
    <message>
        <source>{date}: the fair begins in {days} days.</source>
        <translation>{date}: يبدأ المعرض بعد {days} يومًا.</translation>
    </message>
    <message>
        <source>{date}: the fair begins in {days} days only. Check the computer’s date.</source>
        <translation>{date}: لا يبدأ المعرض إلا بعد {days} يومًا. تحقق من تاريخ الحاسوب.</translation>
    </message>
    <message>
        <source>{date} is no day of the fair. Check the computer’s date.</source>
        <translation>{date} ليس من أيام المعرض. تحقق من تاريخ الحاسوب.</translation>
    </message>
    <message>
        <source>{date}: the fair is over. Check the date, or import the next fair.</source>
        <translation>{date}: انتهى المعرض. تحقق من التاريخ أو استورد المعرض القادم.</translation>
    </message>
    <message>
        <source>{free} GB free.</source>
        <translation>{free} غ.ب متاحة.</translation>
    </message>
    <message>
        <source>{free} GB free: make room today.</source>
        <translation>{free} غ.ب متاحة: أفرغ مساحة اليوم.</translation>
    </message>
    <message>
        <source>{free} GB free: make room before opening, or badges will stop.</source>
        <translation>{free} غ.ب متاحة: أفرغ مساحة قبل الافتتاح وإلا توقفت الشارات.</translation>
    </message>
    <message>
        <source>{percent} %, on mains.</source>
        <translation>{percent} %، موصولة بالكهرباء.</translation>
    </message>
    <message>
        <source>{percent} %, not on mains: plug the computer in.</source>
        <translation>{percent} %، غير موصولة بالكهرباء: صِل الحاسوب.</translation>
    </message>
    <message>
        <source>{percent} % left: plug the computer in now.</source>
        <translation>بقي {percent} %: صِل الحاسوب بالكهرباء الآن.</translation>
    </message>
    <message>
        <source>It is empty, so every code is unknown: import one.</source>
        <translation>هي فارغة، فكل رمز مجهول: استورد لائحة.</translation>
    </message>
    <message>
        <source>{tickets} tickets.</source>
        <translation>{tickets} تذكرة.</translation>
    </message>
    <message>
        <source>{tickets} tickets, imported within the last hour.</source>
        <translation>{tickets} تذكرة، استُوردت قبل أقل من ساعة.</translation>
    </message>
    <message>
        <source>{tickets} tickets, imported {hours} h ago.</source>
        <translation>{tickets} تذكرة، استُوردت منذ {hours} س.</translation>
    </message>
    <message>
        <source>{tickets} tickets, imported {days} days ago: import again if people signed up.</source>
        <translation>{tickets} تذكرة، استُوردت منذ {days} يومًا: أعد الاستيراد إن كانت هناك تسجيلات جديدة.</translation>
    </message>
    <message>
        <source>On: play one, and set the volume.</source>
        <translation>يعمل: شغّل صوتًا واضبط مستواه.</translation>
    </message>
    <message>
        <source>None: plug a loudspeaker in, then start the kiosk again.</source>
        <translation>لا يوجد: صِل مكبر صوت ثم أعد تشغيل البرنامج.</translation>
    </message>
    <message>
        <source>Can be tried in the window only.</source>
        <translation>يُجرَّب في النافذة فقط.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>البيانات الشخصية</translation>
    </message>
    <message>
        <source>They were to be kept until {date}: erase everybody on the page of that name (kiosk purge).</source>
        <translation>كان يجب حفظها حتى {date} فقط: امحُ الجميع في الصفحة التي تحمل هذا الاسم (⁨kiosk purge⁩).</translation>
    </message>
    <message>
        <source>The hub answers: {hub}.</source>
        <translation>المركز يجيب: {hub}.</translation>
    </message>
</context>
<context>
    <name>PreflightPage</name>
    <message>
        <source>Check before opening</source>
        <translation>الفحص قبل الافتتاح</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>تشغيل صوت</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>Ready to open</source>
        <translation>جاهز للافتتاح</translation>
    </message>
    <message>
        <source>Ready, with something to look at</source>
        <translation>جاهز، مع أمر ينبغي النظر فيه</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>غير جاهز بعد</translation>
    </message>
</context>
<context>
    <name>PrinterForm</name>
    <message>
        <source>Badge layout</source>
        <translation>تصميم الشارة</translation>
    </message>
    <message>
        <source>Labels or paper</source>
        <translation>الملصقات أو الورق</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Copies of each badge</source>
        <translation>نسخ كل شارة</translation>
    </message>
    <message>
        <source>Other layout for</source>
        <translation>تصميم آخر لـ</translation>
    </message>
    <message>
        <source>Layout of this category</source>
        <translation>تصميم هذه الفئة</translation>
    </message>
    <message>
        <source>Labels on the roll</source>
        <translation>ملصقات اللفافة</translation>
    </message>
    <message>
        <source>Warn from</source>
        <translation>التنبيه ابتداءً من</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>بالألوان</translation>
    </message>
    <message>
        <source>All black</source>
        <translation>بالأسود فقط</translation>
    </message>
    <message>
        <source>Cut off each badge</source>
        <translation>القص بعد كل شارة</translation>
    </message>
    <message>
        <source>Roll loaded</source>
        <translation>وُضعت اللفافة</translation>
    </message>
    <message>
        <source>Print a test badge</source>
        <translation>طباعة شارة تجريبية</translation>
    </message>
    <message>
        <source>The test badge is on its way…</source>
        <translation>الشارة التجريبية في الطريق…</translation>
    </message>
    <message>
        <source>What suits the labels</source>
        <translation>ما يناسب الملصقات</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>كما أعلاه</translation>
    </message>
    <message>
        <source>As the printer has it</source>
        <translation>كما في الطابعة</translation>
    </message>
</context>
<context>
    <name>PrinterList</name>
    <message>
        <source>Printers of this station</source>
        <translation>طابعات هذا المكتب</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>تقديم</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>تأخير</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>PrinterSearch</name>
    <message>
        <source>Add a printer</source>
        <translation>إضافة طابعة</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>or its address: 192.168.1.40</source>
        <translation>أو عنوانها: 192.168.1.40</translation>
    </message>
    <message>
        <source>Address of a printer</source>
        <translation>عنوان طابعة</translation>
    </message>
    <message>
        <source>Printers found</source>
        <translation>الطابعات الموجودة</translation>
    </message>
    <message>
        <source>Listening on the network…</source>
        <translation>البحث في الشبكة…</translation>
    </message>
    <message>
        <source>Choose a printer, or type its address.</source>
        <translation>اختر طابعة أو اكتب عنوانها.</translation>
    </message>
    <message>
        <source>No printer was found: switch it on, or type its address.</source>
        <translation>لم توجد أي طابعة: شغّلها أو اكتب عنوانها.</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>Check in, and print at the first entry</source>
        <translation>استقبال، شارة عند أول دخول</translation>
    </message>
    <message>
        <source>Check in, and print at every entry</source>
        <translation>استقبال، شارة عند كل دخول</translation>
    </message>
    <message>
        <source>Check in only: no badge by itself</source>
        <translation>مراقبة فقط دون شارة</translation>
    </message>
    <message>
        <source>Print only: a badge at each scan, nobody is checked in</source>
        <translation>شارة فقط دون تسجيل الدخول</translation>
    </message>
    <message>
        <source>Being asked…</source>
        <translation>جارٍ سؤالها…</translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>Printers</source>
        <translation>الطابعات</translation>
    </message>
    <message>
        <source>What this station does</source>
        <translation>دور هذا المكتب</translation>
    </message>
    <message>
        <source>Printers, the first that is well prints</source>
        <translation>الطابعات حسب ترتيب الاستعمال</translation>
    </message>
    <message>
        <source>At each scan</source>
        <translation>عند كل مسح</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Erase…</source>
        <translation>محو…</translation>
    </message>
    <message>
        <source>Erase: press again</source>
        <translation>محو: اضغط مرة أخرى</translation>
    </message>
    <message>
        <source>Erased here: people {people}, tickets {tickets}, with badges {badges}</source>
        <translation>مُحي هنا: الأشخاص {people}، التذاكر {tickets}، بشارة {badges}</translation>
    </message>
    <message>
        <source>This badge layout names them: edit it. {layout}</source>
        <translation>تصميم الشارة هذا يذكر اسمه: عدّله. {layout}</translation>
    </message>
    <message>
        <source>The counts were kept first, in the data folder: {file}</source>
        <translation>حُفظت الأعداد أولًا في مجلد البيانات: {file}</translation>
    </message>
    <message>
        <source>Copies made by hand, backups and a PostgreSQL server’s archives are for the operator to clean.</source>
        <translation>يبقى على المشغّل تنظيف النسخ اليدوية والنسخ الاحتياطية وأرشيف خادم PostgreSQL.</translation>
    </message>
    <message>
        <source>Not yet: {desks}</source>
        <translation>ليس بعد: {desks}</translation>
    </message>
    <message>
        <source>Personal data were to be kept until {day}: erase everybody now ({people}).</source>
        <translation>كان يجب حفظ البيانات الشخصية حتى {day}: امحُ الجميع الآن ({people}).</translation>
    </message>
    <message>
        <source>Personal data may be kept until {day}.</source>
        <translation>يمكن حفظ البيانات الشخصية حتى {day}.</translation>
    </message>
    <message>
        <source>A supervisor’s desk erases everybody.</source>
        <translation>مكتب المشرف هو الذي يمحو الجميع.</translation>
    </message>
    <message>
        <source>Files removed: badges as PDF {pages}, photos {photos}</source>
        <translation>الملفات المحذوفة: شارات PDF‏ {pages}، صور {photos}</translation>
    </message>
    <message>
        <source>Away, or not to be cleaned: {place}. It is tried again at every start.</source>
        <translation>غائب أو يتعذر تنظيفه: {place}. تُعاد المحاولة عند كل تشغيل.</translation>
    </message>
    <message>
        <source>This printer was asked: it knows of no such badge.</source>
        <translation>سُئلت هذه الطابعة: لا تعرف أيًّا من هذه الشارات.</translation>
    </message>
    <message>
        <source>This printer was asked to forget print jobs, and did: {jobs}</source>
        <translation>مهام الطباعة التي نسيتها هذه الطابعة بطلب منا: {jobs}</translation>
    </message>
    <message>
        <source>This printer still lists print jobs by number: {kept}. Switch it off and on if it keeps pages.</source>
        <translation>مهام ما زالت الطابعة تذكرها بأرقامها: {kept}. أطفئها ثم شغّلها إن كانت تحفظ الصفحات.</translation>
    </message>
    <message>
        <source>This printer does not answer: it is asked again at every start.</source>
        <translation>هذه الطابعة لا تجيب: يُعاد سؤالها عند كل تشغيل.</translation>
    </message>
    <message>
        <source>This printer cannot be asked: look into its queue for kept documents.</source>
        <translation>لا يمكن سؤال هذه الطابعة: تحقق من المستندات المحفوظة في طابورها.</translation>
    </message>
    <message>
        <source>Erased here; no hub passes it on to other computers.</source>
        <translation>مُحي هنا؛ لا مركز ينقل ذلك إلى حواسيب أخرى.</translation>
    </message>
    <message>
        <source>Erased here; the hub does not answer, so of others nothing is known.</source>
        <translation>مُحي هنا؛ المركز لا يجيب، ولا يُعرف شيء عن الباقين.</translation>
    </message>
    <message>
        <source>Erased here; the hub has not heard of it yet.</source>
        <translation>مُحي هنا؛ لم يعلم المركز بذلك بعد.</translation>
    </message>
    <message>
        <source>Erased here, at the hub, and at other computers: {n} of {of}</source>
        <translation>مُحي هنا وفي المركز وعلى الحواسيب الأخرى: {n} من {of}</translation>
    </message>
    <message>
        <source>{desk} (never heard)</source>
        <translation>{desk} (لم يُسمع قط)</translation>
    </message>
    <message>
        <source>{desk} (last heard {when})</source>
        <translation>{desk} (آخر سماع {when})</translation>
    </message>
    <message>
        <source>Ticket {end}</source>
        <translation>تذكرة {end}</translation>
    </message>
    <message>
        <source>No date is set until which personal data are kept: ask the organiser to set one (keep_until in the fair’s file).</source>
        <translation>لم يُحدَّد تاريخ لحفظ البيانات الشخصية: اطلب من المنظم تحديده (⁨keep_until⁩ في ملف المعرض).</translation>
    </message>
    <message>
        <source>Personal data were to be kept until {day}: nobody’s are left here.</source>
        <translation>كان يجوز حفظ البيانات الشخصية حتى {day}: لم يبق منها شيء هنا.</translation>
    </message>
    <message>
        <source>Erased here; of others nothing is known. {why}</source>
        <translation>مُحي هنا؛ ولا يُعرف شيء عن الباقين. {why}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Personal data</source>
        <translation>البيانات الشخصية</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>since {time}</source>
        <translation>منذ {time}</translation>
    </message>
    <message>
        <source>Did it come out?</source>
        <translation>هل خرجت؟</translation>
    </message>
    <message>
        <source>I have it: printed</source>
        <translation>هي عندي: طُبعت</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Print on {printer}</source>
        <translation>الطباعة على {printer}</translation>
    </message>
    <message>
        <source>Print it no more</source>
        <translation>عدم طباعتها</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>استرجاع الشارة</translation>
    </message>
    <message>
        <source>Not out: print again</source>
        <translation>لم تخرج: إعادة الطباعة</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>للتحقق</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Lost: the old badge will open no door any more</source>
        <translation>ضائعة: لن تفتح الشارة القديمة أي باب</translation>
    </message>
    <message>
        <source>Damaged: the same badge again</source>
        <translation>تالفة: الشارة نفسها من جديد</translation>
    </message>
    <message>
        <source>Corrected: with the text as it now stands</source>
        <translation>مصحَّحة: بالنص الحالي</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>سُوِّيت</translation>
    </message>
    <message>
        <source>{count} attempts</source>
        <translation>{count} محاولات</translation>
    </message>
    <message>
        <source>Folder of PDFs</source>
        <translation>مجلد PDF</translation>
    </message>
    <message>
        <source>Unknown printer</source>
        <translation>طابعة غير معروفة</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Print queue</source>
        <translation>طابور الطباعة</translation>
    </message>
    <message>
        <source>Everything is printed</source>
        <translation>كل شيء مطبوع</translation>
    </message>
    <message>
        <source>Badges that wait, or are to be checked, stand here.</source>
        <translation>هنا تظهر الشارات المنتظرة أو التي يجب التحقق منها.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Unknown code</source>
        <translation>رمز غير معروف</translation>
    </message>
    <message>
        <source>This code is not in the list</source>
        <translation>هذا الرمز غير موجود في اللائحة</translation>
    </message>
    <message>
        <source>Ask for the confirmation e-mail; if none, send to the welcome desk.</source>
        <translation>اطلب رسالة التأكيد، وإلا وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Invalid code</source>
        <translation>رمز غير صالح</translation>
    </message>
    <message>
        <source>Altered, cut off, or not issued for this fair</source>
        <translation>معدَّل أو مبتور أو صادر لمعرض آخر</translation>
    </message>
    <message>
        <source>Do not let in: ask for the original ticket, or call the welcome desk.</source>
        <translation>لا تسمح بالدخول: اطلب التذكرة الأصلية أو اتصل بمكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Code not verifiable</source>
        <translation>رمز يتعذر التحقق منه</translation>
    </message>
    <message>
        <source>This laptop lacks the key that signed this code</source>
        <translation>هذا الحاسوب لا يملك المفتاح الذي وقّع هذا الرمز</translation>
    </message>
    <message>
        <source>Send to the welcome desk, and bring this laptop up to date.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال وحدّث بيانات هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Code too recent</source>
        <translation>رمز أحدث من البرنامج</translation>
    </message>
    <message>
        <source>Code from a newer version of the program</source>
        <translation>رمز من إصدار أحدث من البرنامج</translation>
    </message>
    <message>
        <source>Send to the welcome desk, and update the program on this laptop.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال وحدّث البرنامج على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Ticket blocked</source>
        <translation>تذكرة محظورة</translation>
    </message>
    <message>
        <source>Blocked by the organiser</source>
        <translation>محظورة من طرف المنظم</translation>
    </message>
    <message>
        <source>Do not let in: call the person in charge.</source>
        <translation>لا تسمح بالدخول: اتصل بالمسؤول.</translation>
    </message>
    <message>
        <source>Ticket cancelled</source>
        <translation>تذكرة ملغاة</translation>
    </message>
    <message>
        <source>This registration was cancelled</source>
        <translation>تم إلغاء هذا التسجيل</translation>
    </message>
    <message>
        <source>Send to the welcome desk to register again.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال لتسجيل جديد.</translation>
    </message>
    <message>
        <source>Badge replaced</source>
        <translation>شارة مستبدلة</translation>
    </message>
    <message>
        <source>A newer badge was handed out</source>
        <translation>سُلّمت شارة جديدة بدلها</translation>
    </message>
    <message>
        <source>Ask for the new badge; if it is missing, send to the welcome desk.</source>
        <translation>اطلب الشارة الجديدة، وإلا وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Ticket withdrawn</source>
        <translation>تذكرة مسحوبة</translation>
    </message>
    <message>
        <source>The organiser withdrew this code</source>
        <translation>سحب المنظم هذا الرمز</translation>
    </message>
    <message>
        <source>Ask for the latest ticket received; if none, send to the welcome desk.</source>
        <translation>اطلب آخر تذكرة وصلت، وإلا وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>No access here</source>
        <translation>الدخول من هنا غير متاح</translation>
    </message>
    <message>
        <source>This ticket does not open this area</source>
        <translation>هذه التذكرة لا تتيح دخول هذا الفضاء</translation>
    </message>
    <message>
        <source>Send to the welcome desk to add this access.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال لإضافة هذا الولوج.</translation>
    </message>
    <message>
        <source>Not valid today</source>
        <translation>غير صالحة اليوم</translation>
    </message>
    <message>
        <source>This ticket is for another day</source>
        <translation>هذه التذكرة ليوم آخر</translation>
    </message>
    <message>
        <source>Ask to come back on a valid day, or send to the welcome desk.</source>
        <translation>ادعُ الزائر إلى العودة في يوم صالح أو وجّهه إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>الوقت مبكر</translation>
    </message>
    <message>
        <source>Entry is not open yet</source>
        <translation>لم يُفتح الدخول بعد</translation>
    </message>
    <message>
        <source>Ask to come back when it opens.</source>
        <translation>اطلب من الزائر العودة عند الافتتاح.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>فات الأوان</translation>
    </message>
    <message>
        <source>Entry is closed</source>
        <translation>أُغلق الدخول</translation>
    </message>
    <message>
        <source>Send to the welcome desk.</source>
        <translation>وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Ticket already used</source>
        <translation>تذكرة مستعملة</translation>
    </message>
    <message>
        <source>This ticket is good for one entry</source>
        <translation>هذه التذكرة صالحة لدخول واحد</translation>
    </message>
    <message>
        <source>One entry per ticket: send to the welcome desk.</source>
        <translation>دخول واحد لكل تذكرة: وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Already came today</source>
        <translation>سبق الدخول اليوم</translation>
    </message>
    <message>
        <source>This ticket is good for one entry a day</source>
        <translation>هذه التذكرة صالحة لدخول واحد في اليوم</translation>
    </message>
    <message>
        <source>One entry a day: send to the welcome desk.</source>
        <translation>دخول واحد في اليوم: وجّه الزائر إلى مكتب الاستقبال.</translation>
    </message>
    <message>
        <source>Already inside</source>
        <translation>موجود بالداخل</translation>
    </message>
    <message>
        <source>No exit recorded since the last entry</source>
        <translation>لم يُسجَّل خروج منذ آخر دخول</translation>
    </message>
    <message>
        <source>Check identity: let in if it is the same person.</source>
        <translation>تحقق من الهوية: اسمح بالدخول إذا كان الشخص نفسه.</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>الأداء غير مكتمل</translation>
    </message>
    <message>
        <source>This ticket is not paid</source>
        <translation>لم يُؤدَّ ثمن هذه التذكرة</translation>
    </message>
    <message>
        <source>Collect the payment first, then let in.</source>
        <translation>استخلص المبلغ أولًا ثم اسمح بالدخول.</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation>ملاحظة لفريق الاستقبال</translation>
    </message>
    <message>
        <source>Read it before letting in</source>
        <translation>تُقرأ قبل السماح بالدخول</translation>
    </message>
    <message>
        <source>Do what the note says, then let in.</source>
        <translation>اتبع الملاحظة ثم اسمح بالدخول.</translation>
    </message>
    <message>
        <source>List still coming</source>
        <translation>اللائحة لم تكتمل بعد</translation>
    </message>
    <message>
        <source>This code is not in what has come of the list</source>
        <translation>هذا الرمز ليس فيما وصل من اللائحة</translation>
    </message>
    <message>
        <source>Ask to wait, then scan again; if it takes long, send to the welcome desk.</source>
        <translation>اطلب من الزائر الانتظار ثم امسح رمزه مجددًا؛ وإن طال الأمر فوجّهه إلى مكتب الاستقبال.</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The kiosk cannot start</source>
        <translation>تعذّر تشغيل البرنامج</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>What was erased on this computer</source>
        <translation>ما مُحي على هذا الحاسوب</translation>
    </message>
</context>
<context>
    <name>ReprintButton</name>
    <message>
        <source>Print again (F9)</source>
        <translation>إعادة الطباعة (F9)</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>Until when data are kept</source>
        <translation>مدة حفظ البيانات</translation>
    </message>
    <message>
        <source>Erase everybody…</source>
        <translation>محو الجميع…</translation>
    </message>
    <message>
        <source>Erase everybody: press again</source>
        <translation>محو الجميع: اضغط مرة أخرى</translation>
    </message>
    <message>
        <source>Being erased…</source>
        <translation>جارٍ المحو…</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Desk</source>
        <translation>مكتب</translation>
    </message>
    <message>
        <source>Hall counter</source>
        <translation>عدّاد القاعة</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>مركز</translation>
    </message>
</context>
<context>
    <name>ScanTrial</name>
    <message>
        <source>Click here, then press the scanner’s trigger</source>
        <translation>انقر هنا، ثم اضغط زناد الماسح</translation>
    </message>
    <message>
        <source>Try the hand scanner</source>
        <translation>تجربة الماسح اليدوي</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>وصل</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Typed by hand, or the scanner is too slow: give it a prefix.</source>
        <translation>كُتب باليد، أو الماسح بطيء جدًا: أضف له بادئة.</translation>
    </message>
    <message>
        <source>What is scanned in this field lets nobody in.</source>
        <translation>ما يُمسح في هذا الحقل لا يُدخل أحدًا.</translation>
    </message>
    <message>
        <source>Part of the code was lost: scan it again.</source>
        <translation>ضاع جزء من الرمز: امسحه مرة أخرى.</translation>
    </message>
    <message>
        <source>The scanner works: this ticket is in the roster.</source>
        <translation>الماسح يعمل: هذه التذكرة في اللائحة.</translation>
    </message>
    <message>
        <source>The scanner works; no ticket here has this code.</source>
        <translation>الماسح يعمل؛ لا توجد هنا تذكرة بهذا الرمز.</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>Scanner and camera</source>
        <translation>الماسح والكاميرا</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>QR and Code 128 are always looked for. Also look for:</source>
        <translation>تُقرأ رموز QR و Code 128 دائمًا. اقرأ أيضًا:</translation>
    </message>
    <message>
        <source>Hand scanner that types (USB, Bluetooth)</source>
        <translation>ماسح يدوي بلوحة المفاتيح (USB، بلوتوث)</translation>
    </message>
    <message>
        <source>Needed for slow scanners only: a sign that nobody types, such as |.</source>
        <translation>للماسحات البطيئة فقط: علامة لا يكتبها أحد، مثل |.</translation>
    </message>
    <message>
        <source>Before each code</source>
        <translation>قبل كل رمز</translation>
    </message>
    <message>
        <source>After each code</source>
        <translation>بعد كل رمز</translation>
    </message>
    <message>
        <source>Hand scanner at a serial port</source>
        <translation>ماسح يدوي على منفذ تسلسلي</translation>
    </message>
    <message>
        <source>Plug it in, then open this page again to find it.</source>
        <translation>صِله بالجهاز، ثم أعد فتح هذه الصفحة لإيجاده.</translation>
    </message>
    <message>
        <source>Port of the hand scanner</source>
        <translation>منفذ الماسح اليدوي</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بدون</translation>
    </message>
    <message>
        <source>People type {sign} too: choose a sign that nobody types, such as |.</source>
        <translation>العلامة {sign} تُكتب باليد أيضًا: اختر علامة لا يكتبها أحد، مثل |.</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>{n} d</source>
        <translation>{n} يوم</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} س</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} د</translation>
    </message>
</context>
<context>
    <name>SpreadCard</name>
    <message>
        <source>How far erasures have come</source>
        <translation>أين وصلت عمليات المحو</translation>
    </message>
    <message>
        <source>Nobody was erased yet.</source>
        <translation>لم يُمحَ أحد بعد.</translation>
    </message>
    <message>
        <source>People erased so far: {n}</source>
        <translation>عدد من مُحوا حتى الآن: {n}</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>By USB stick</source>
        <translation>بمفتاح USB</translation>
    </message>
    <message>
        <source>For a desk without network. Reading a file twice does no harm.</source>
        <translation>لمكتب بلا شبكة. قراءة ملف مرتين لا تضر.</translation>
    </message>
    <message>
        <source>Passphrase, if wanted</source>
        <translation>عبارة سرية (اختيارية)</translation>
    </message>
    <message>
        <source>Write to a file…</source>
        <translation>كتابة ملف…</translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation>قراءة ملف…</translation>
    </message>
    <message>
        <source>This computer shares no key with others yet: enter a passphrase here, and the same one where the file is read; or join a list first.</source>
        <translation>لا يشارك هذا الحاسوب أي مفتاح بعد: أدخل هنا عبارة سرية، ونفسها حيث يُقرأ الملف، أو انضم أولا إلى لائحة.</translation>
    </message>
    <message>
        <source>Written, records: {count}</source>
        <translation>التسجيلات المكتوبة: {count}</translation>
    </message>
    <message>
        <source>Read, records: {count}, new ones: {new}</source>
        <translation>التسجيلات المقروءة: {count}، منها جديدة: {new}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>أُوقف: لم يُكتب شيء.</translation>
    </message>
    <message>
        <source>Stopped. Read, records: {count} of {whole}, new ones: {new}. To go on, read the file again.</source>
        <translation>أُوقف. التسجيلات المقروءة: {count} من {whole}، منها جديدة: {new}. للمتابعة، اقرأ الملف مرة أخرى.</translation>
    </message>
    <message>
        <source>Records for a stick</source>
        <translation>سجلات للمفتاح</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>The hub here is starting…</source>
        <translation>المركز قيد التشغيل على هذا الحاسوب…</translation>
    </message>
</context>
<context>
    <name>Sure</name>
    <message>
        <source>Checked on this desk alone</source>
        <translation>تم التحقق في هذا المكتب وحده</translation>
    </message>
    <message>
        <source>Not compared with the other desks yet</source>
        <translation>لم تتم المقارنة بعد مع المكاتب الأخرى</translation>
    </message>
    <message>
        <source>Catching up: {count} still to be read</source>
        <translation>جارٍ اللحاق: بقي {count} للقراءة</translation>
    </message>
    <message>
        <source>Alone since {time}</source>
        <translation>وحده منذ {time}</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>منذ {n}&#xa0;ث</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>منذ {n}&#xa0;د</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>منذ {n}&#xa0;س</translation>
    </message>
    <message>
        <source>Checked with the hub</source>
        <translation>تم التحقق مع المركز</translation>
    </message>
    <message>
        <source>Checked with {heard} desk of {of}</source>
        <translation>تم التحقق مع {heard} من {of} مكاتب</translation>
    </message>
    <message>
        <source>Checked with {heard} desks of {of}</source>
        <translation>تم التحقق مع {heard} من {of} مكاتب</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>This desk works alone</source>
        <translation>هذا المكتب يعمل وحده</translation>
    </message>
    <message>
        <source>Looking for the hub…</source>
        <translation>البحث عن المركز…</translation>
    </message>
    <message>
        <source>The list is coming in…</source>
        <translation>اللائحة في طور الوصول…</translation>
    </message>
    <message>
        <source>Alone since {time}</source>
        <translation>وحده منذ {time}</translation>
    </message>
    <message>
        <source>No other desk knows what is admitted here. Join a list, or keep it here.</source>
        <translation>لا يعرف أي مكتب آخر من يدخل هنا. انضم إلى لائحة أو احفظها هنا.</translation>
    </message>
    <message>
        <source>Hub {hub}</source>
        <translation>المركز {hub}</translation>
    </message>
    <message>
        <source>joined {day} at {time}</source>
        <translation>انضم يوم {day} على {time}</translation>
    </message>
    <message>
        <source>heard {ago}</source>
        <translation>سُمع {ago}</translation>
    </message>
    <message>
        <source>Nothing was recorded here yet.</source>
        <translation>لم يُسجَّل هنا شيء بعد.</translation>
    </message>
    <message>
        <source>Everything recorded here is copied elsewhere.</source>
        <translation>كل ما سُجل هنا منسوخ في مكان آخر.</translation>
    </message>
    <message>
        <source>Recorded here and not copied elsewhere yet: {count}</source>
        <translation>مسجل هنا ولم يُنسخ بعد في مكان آخر: {count}</translation>
    </message>
    <message>
        <source>Tickets here: {tickets} · still to be read: {n}</source>
        <translation>التذاكر هنا: {tickets} · بقي للقراءة: {n}</translation>
    </message>
    <message>
        <source>Tickets here: {tickets}</source>
        <translation>التذاكر هنا: {tickets}</translation>
    </message>
    <message>
        <source>Desk without a name</source>
        <translation>مكتب بلا اسم</translation>
    </message>
    <message>
        <source>{name} (this desk)</source>
        <translation>{name} (هذا المكتب)</translation>
    </message>
    <message>
        <source>With the hub; no other desk yet</source>
        <translation>مع المركز؛ لا مكتب آخر بعد</translation>
    </message>
    <message>
        <source>Together: desks heard, {heard} of {of}</source>
        <translation>معًا: مكاتب مسموعة، {heard} من {of}</translation>
    </message>
    <message>
        <source>Revoked: it is let in no more</source>
        <translation>ملغى: لم يعد له وصول</translation>
    </message>
    <message>
        <source>{n} of its records are missing</source>
        <translation>ينقص {n} من تسجيلاته</translation>
    </message>
    <message>
        <source>to be sent: {n}</source>
        <translation>للإرسال: {n}</translation>
    </message>
    <message>
        <source>has not read: {n}</source>
        <translation>لم تُقرأ بعد: {n}</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>محدّث</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>لم يُسمع بعد</translation>
    </message>
    <message>
        <source>not heard; last record at {time}</source>
        <translation>لم يُسمع؛ آخر تسجيل على {time}</translation>
    </message>
    <message>
        <source>no news since {time}</source>
        <translation>لا أخبار منذ {time}</translation>
    </message>
    <message>
        <source>silent since {time}: check its network</source>
        <translation>صامت منذ {time}: تحقق من شبكته</translation>
    </message>
    <message>
        <source>Clock not compared yet</source>
        <translation>لم تُقارن الساعة بعد</translation>
    </message>
    <message>
        <source>Clock right</source>
        <translation>الساعة صحيحة</translation>
    </message>
    <message>
        <source>Clock {seconds} (corrected)</source>
        <translation>الساعة {seconds} (مصححة)</translation>
    </message>
    <message>
        <source>Clock ahead by {span} (corrected)</source>
        <translation>الساعة متقدمة بـ {span} (مصححة)</translation>
    </message>
    <message>
        <source>Clock behind by {span} (corrected)</source>
        <translation>الساعة متأخرة بـ {span} (مصححة)</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>إلغاء الوصول</translation>
    </message>
    <message>
        <source>Revoke: press again</source>
        <translation>للإلغاء: مرة أخرى</translation>
    </message>
    <message>
        <source>Two computers go by the name {desk}: one runs a copy of the other’s data folder. Start one of them with an empty folder (--data) and let it join anew.</source>
        <translation>حاسوبان باسم {desk}: أحدهما يعمل على نسخة من مجلد الآخر. شغّل أحدهما بمجلد فارغ (⁨--data⁩) وأعد ضمّه.</translation>
    </message>
    <message>
        <source>{desk} runs from an older copy of its data folder. It gets its records back from the others by itself.</source>
        <translation>يعمل {desk} على نسخة قديمة من مجلده. يستعيد تسجيلاته من الآخرين تلقائيا.</translation>
    </message>
    <message>
        <source>{desk} wrote {count} records that nobody has sent: bring it to the network, or read its data folder in from a USB stick.</source>
        <translation>كتب {desk} عدد {count} من التسجيلات ولم يرسلها أحد: أعده إلى الشبكة أو اقرأ مجلده من مفتاح USB.</translation>
    </message>
    <message>
        <source>The hub went on from an older copy of its list: this desk sent it what it lacked. There is nothing to do.</source>
        <translation>استأنف المركز من نسخة أقدم من قائمته: أرسل إليه هذا المكتب ما ينقصه. لا شيء يلزم فعله.</translation>
    </message>
    <message>
        <source>The hub cannot prepare its list for computers that join: they get it slowly. See that its disk is sound and has room.</source>
        <translation>لا يستطيع المركز تحضير لائحته للحواسيب التي تنضم: تصلها ببطء. تأكد من أن قرصه سليم وفيه متسع.</translation>
    </message>
    <message>
        <source>Records of a newer version, kept and not counted yet: {count}. Install that version here after closing time.</source>
        <translation>تسجيلات من إصدار أحدث، محفوظة ولم تُحسب بعد: {count}. ثبّت ذلك الإصدار هنا بعد الإغلاق.</translation>
    </message>
    <message>
        <source>Records from a clock that runs ahead: {count}. They count; set the clock of their desk right.</source>
        <translation>تسجيلات من ساعة متقدمة: {count}. هي محسوبة؛ اضبط ساعة مكتبها.</translation>
    </message>
    <message>
        <source>Records that a copied data folder wrote in the place of others: {count}. All are kept; those that lost their place count once the computer that wrote them sends them again, which it does by itself.</source>
        <translation>تسجيلات كتبها مجلد منسوخ مكان أخرى: {count}. كلها محفوظة؛ وما فقد مكانه منها يُحسب متى أعاد الحاسوب الذي كتبه إرساله، وهو يفعل ذلك تلقائيًا.</translation>
    </message>
    <message>
        <source>Tickets of the roster that cannot be read here: {count}. Update this computer.</source>
        <translation>تذاكر في اللائحة لا يمكن قراءتها هنا: {count}. حدّث هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The hub’s description of the fair is of a newer version: update this computer. The one here goes on serving.</source>
        <translation>وصف المعرض في المركز من إصدار أحدث: حدّث هذا الحاسوب. يستمر العمل بالوصف الموجود هنا.</translation>
    </message>
    <message>
        <source>The day until which personal data were to be kept has passed: erase them on the page “Personal data”. Tickets: {count}</source>
        <translation>انقضت مدة حفظ البيانات الشخصية: امحُها في صفحة «البيانات الشخصية». التذاكر: {count}</translation>
    </message>
    <message>
        <source>The clock of {desk} is wrong by {span}: set it right. Its times are corrected meanwhile.</source>
        <translation>ساعة {desk} خاطئة بـ {span}: اضبطها. تُصحح أوقاته في الأثناء.</translation>
    </message>
    <message>
        <source>The hub’s description of the fair has come: close this window and open it again, so that its name and gates show here.</source>
        <translation>وصل وصف المعرض من المركز: أغلق هذه النافذة وافتحها من جديد ليظهر اسمه وأبوابه هنا.</translation>
    </message>
    <message>
        <source>Not copied to another computer yet: have one join.</source>
        <translation>لم يُنسخ بعد إلى جهاز آخر: اجعل جهازًا ينضم.</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synchronisation</source>
        <translation>المزامنة</translation>
    </message>
    <message>
        <source>Double entries</source>
        <translation>حالات الدخول المزدوج</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>المكاتب</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>للعلم</translation>
    </message>
</context>
<context>
    <name>TodoPanel</name>
    <message>
        <source>Let in (F8)</source>
        <translation>السماح بالدخول (F8)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Gate of this desk</source>
        <translation>باب هذا المكتب</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Settings and checks (F10)</source>
        <translation>الإعدادات والفحوص (F10)</translation>
    </message>
    <message>
        <source>Inside {count}</source>
        <translation>بالداخل {count}</translation>
    </message>
    <message>
        <source>Print queue, {count} waiting</source>
        <translation>طابور الطباعة، {count} في الانتظار</translation>
    </message>
    <message>
        <source>Synchronisation, double entries: {count}</source>
        <translation>المزامنة، حالات الدخول المزدوج: {count}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Something went wrong here (no. {id}). Scan again.</source>
        <translation>حدث خطأ (رقم {id}). أعد المسح.</translation>
    </message>
    <message>
        <source>The data folder {where} is in use by another kiosk: close that one first.</source>
        <translation>مجلد البيانات {where} يستعمله برنامج آخر: أغلقه أولًا.</translation>
    </message>
    <message>
        <source>The data folder {where} was written by a newer version: install that version, or choose another folder with --data.</source>
        <translation>مجلد البيانات {where} أنشأته نسخة أحدث: ثبّتها أو اختر مجلدًا آخر بالخيار ⁨--data⁩.</translation>
    </message>
    <message>
        <source>The database {where} is damaged: keep a copy of it, then choose another with --data.</source>
        <translation>قاعدة البيانات {where} تالفة: احتفظ بنسخة منها ثم اختر أخرى بالخيار ⁨--data⁩.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another with --data.</source>
        <translation>تتعذر الكتابة في المجلد {where}: اسمح بالكتابة أو اختر مجلدًا آخر بالخيار ⁨--data⁩.</translation>
    </message>
    <message>
        <source>The disk of {where} is full: make room, then try again. Nothing was lost.</source>
        <translation>القرص الذي يحوي {where} ممتلئ: أفرغ بعض المساحة ثم أعد المحاولة. لم يُفقد شيء.</translation>
    </message>
    <message>
        <source>The disk of {where} gives errors: copy the folder to another disk, then start the kiosk there with --data.</source>
        <translation>القرص الذي يحوي {where} به أخطاء: انسخ المجلد إلى قرص آخر ثم شغّل البرنامج منه بالخيار ⁨--data⁩.</translation>
    </message>
    <message>
        <source>The folder {where} cannot be written: allow writing, or choose another.</source>
        <translation>تتعذر الكتابة في المجلد {where}: اسمح بالكتابة أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>There is no file or folder {where}: check the path.</source>
        <translation>لا يوجد ملف أو مجلد {where}: تحقق من المسار.</translation>
    </message>
    <message>
        <source>{where} is not a readable picture: export it again as PNG or JPEG.</source>
        <translation>{where} ليست صورة مقروءة: أعد تصديرها بصيغة PNG أو JPEG.</translation>
    </message>
    <message>
        <source>{where} is not a clip that can be played: record it again as MP4 or AVI.</source>
        <translation>{where} ليس مقطعًا قابلًا للتشغيل: أعد تسجيله بصيغة MP4 أو AVI.</translation>
    </message>
    <message>
        <source>{where} holds no picture at all: record it again.</source>
        <translation>{where} لا يحوي أي صورة: أعد تسجيله.</translation>
    </message>
    <message>
        <source>The folder {where} holds no picture (PNG, JPEG, WEBP, BMP): check the path.</source>
        <translation>المجلد {where} لا يحوي أي صورة (PNG أو JPEG أو WEBP أو BMP): تحقق من المسار.</translation>
    </message>
    <message>
        <source>No camera answers at {where}: plug it in, or choose another with --camera.</source>
        <translation>لا تستجيب أي كاميرا على {where}: وصّلها أو اختر أخرى بالخيار ⁨--camera⁩.</translation>
    </message>
    <message>
        <source>There is no camera: plug one in, or choose a picture source with --camera.</source>
        <translation>لا توجد كاميرا: وصّل واحدة أو اختر مصدر صور بالخيار ⁨--camera⁩.</translation>
    </message>
    <message>
        <source>The camera {where} sends no picture: wait a moment, then unplug it and plug it in again.</source>
        <translation>الكاميرا {where} لا ترسل أي صورة: انتظر قليلًا ثم افصلها وأعد توصيلها.</translation>
    </message>
    <message>
        <source>No picture comes from {where}: check the address, and that camera and network are on.</source>
        <translation>لا تصل أي صورة من {where}: تحقق من العنوان ومن أن الكاميرا والشبكة تعملان.</translation>
    </message>
    <message>
        <source>The camera {where} stopped sending pictures: unplug it and plug it in again.</source>
        <translation>توقفت الكاميرا {where} عن إرسال الصور: افصلها ثم أعد توصيلها.</translation>
    </message>
    <message>
        <source>No ticket of this roster has that code: check it, or import the roster.</source>
        <translation>لا توجد تذكرة بهذا الرمز في اللائحة: تحقق منه أو استورد اللائحة.</translation>
    </message>
    <message>
        <source>{where} cannot be read as a roster: {why}</source>
        <translation>تتعذر قراءة اللائحة {where}: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be read as a fair: {why}</source>
        <translation>تتعذر قراءة المعرض {where}: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be used as a badge layout: {why}</source>
        <translation>يتعذر استعمال {where} كنموذج للشارة: {why}</translation>
    </message>
    <message>
        <source>{where} cannot be used as a signing key: {why}</source>
        <translation>يتعذر استعمال {where} كمفتاح توقيع: {why}</translation>
    </message>
    <message>
        <source>There is no gate called {where}. Gates of this fair: {why}</source>
        <translation>لا يوجد باب باسم {where}. أبواب هذا المعرض: {why}</translation>
    </message>
    <message>
        <source>No hand scanner answers at {where}: plug it in, or choose another port.</source>
        <translation>لا يستجيب أي قارئ على {where}: وصّله أو اختر منفذًا آخر.</translation>
    </message>
    <message>
        <source>The port {where} of the hand scanner is used by another program: close that program.</source>
        <translation>المنفذ {where} الخاص بالقارئ يستعمله برنامج آخر: أغلق ذلك البرنامج.</translation>
    </message>
    <message>
        <source>The port {where} may not be used: add this user to the group dialout, then log in again.</source>
        <translation>المنفذ {where} غير مسموح لهذا المستخدم: أضفه إلى المجموعة dialout ثم سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>The hand scanner lost part of a code: scan it again.</source>
        <translation>فقد القارئ جزءًا من الرمز: امسحه من جديد.</translation>
    </message>
    <message>
        <source>The hand scanner&apos;s code fits two tickets: show it to the camera instead.</source>
        <translation>رمز القارئ يطابق تذكرتين: قدّمه للكاميرا بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>The database {where} belongs to another program: choose another with --data.</source>
        <translation>قاعدة البيانات {where} تخص برنامجًا آخر: اختر غيرها باستعمال ⁨--data⁩.</translation>
    </message>
    <message>
        <source>{where} does not suit the roster here ({why}): choose another --data folder.</source>
        <translation>{where} لا يناسب لائحة هذا المكتب ({why}): اختر مجلدًا آخر باستعمال ⁨--data⁩.</translation>
    </message>
    <message>
        <source>{where} is a folder: give the name of a file in it.</source>
        <translation>{where} مجلد: أعطِ اسم ملف بداخله.</translation>
    </message>
    <message>
        <source>The camera {where} is used by another program: close that program.</source>
        <translation>الكاميرا {where} يستعملها برنامج آخر: أغلق ذلك البرنامج.</translation>
    </message>
    <message>
        <source>The camera {where} may not be used: add this user to the group video, then log in again.</source>
        <translation>الكاميرا {where} غير مسموحة لهذا المستخدم: أضفه إلى المجموعة video ثم سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Windows keeps the camera {where} from programs: allow it in Settings, Privacy, Camera.</source>
        <translation>يمنع Windows البرامج من استعمال الكاميرا {where}: اسمح بها في الإعدادات ثم الخصوصية ثم الكاميرا.</translation>
    </message>
    <message>
        <source>There is no screen to open a window on: start the kiosk on the laptop itself.</source>
        <translation>لا توجد شاشة لفتح نافذة: شغّل البرنامج على الحاسوب نفسه.</translation>
    </message>
    <message>
        <source>There is no badge layout called {where}: choose another, or import it again.</source>
        <translation>لا يوجد تصميم شارة باسم {where}: اختر غيره، أو استورده من جديد.</translation>
    </message>
    <message>
        <source>The layout has no name that a file can have: use letters or digits.</source>
        <translation>لا يصلح اسم التصميم لملف: استعمل حروفا أو أرقاما.</translation>
    </message>
    <message>
        <source>Another layout is called {where} already: choose another name.</source>
        <translation>يوجد تصميم آخر باسم {where}: اختر اسما آخر.</translation>
    </message>
    <message>
        <source>The database {where} does not answer: start it, or check its address. Nothing was lost.</source>
        <translation>قاعدة البيانات {where} لا تستجيب: شغّلها، أو تحقّق من عنوانها. لم يُفقد شيء.</translation>
    </message>
    <message>
        <source>A database of the kind {where} is not known: use sqlite:///FOLDER or postgresql://…</source>
        <translation>نوع قاعدة البيانات {where} غير معروف: استعمل ⁨sqlite:///FOLDER⁩ أو ⁨postgresql://…⁩</translation>
    </message>
    <message>
        <source>The hub cannot listen at {where} ({why}): close the other hub, or choose another --port.</source>
        <translation>لا يمكن للمركز الاستماع على {where} ({why}): أغلق المركز الآخر أو اختر ⁨--port⁩ آخر.</translation>
    </message>
    <message>
        <source>The hub has no exhibition yet: name one with --exhibition, or start it in the folder of a desk.</source>
        <translation>ليس للمركز معرض بعد: سمِّ معرضًا بـ ⁨--exhibition⁩ أو شغّله في مجلد مكتب.</translation>
    </message>
    <message>
        <source>The hub could not be started. {why}</source>
        <translation>تعذّر تشغيل المركز. {why}</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate in {where} is damaged: remove hub.key and hub.crt there, then pair all computers again.</source>
        <translation>شهادة المركز في {where} تالفة: احذف ⁨hub.key⁩ و ⁨hub.crt⁩ منه ثم أعد إقران كل الحواسيب.</translation>
    </message>
    <message>
        <source>{where} could not be written to the end, as if a stick was pulled out or the disk failed: put the stick in again, or choose another place, and write again. Nothing was lost.</source>
        <translation>تعذّرت كتابة {where} حتى النهاية، كأن مفتاحًا سُحب أو القرص تعطّل: أعد إدخال المفتاح أو اختر مكانًا آخر، واكتب من جديد. لم يضع شيء.</translation>
    </message>
    <message>
        <source>The hub {where} does not answer: check that it runs, and that this computer is on its network. Scanning goes on.</source>
        <translation>المركز {where} لا يجيب: تأكد أنه يعمل وأن هذا الحاسوب على شبكته. المسح مستمر.</translation>
    </message>
    <message>
        <source>Another computer answers in place of the hub {where}: check the network, or join the list again. Scanning goes on.</source>
        <translation>يجيب حاسوب آخر مكان المركز {where}: تحقق من الشبكة أو انضم إلى اللائحة من جديد. المسح مستمر.</translation>
    </message>
    <message>
        <source>The network shows a login page instead of the hub {where}: log in, or change the network. Scanning goes on.</source>
        <translation>الشبكة تعرض صفحة تسجيل دخول بدل المركز {where}: سجّل الدخول أو غيّر الشبكة. المسح مستمر.</translation>
    </message>
    <message>
        <source>The hub {where} runs an older version: install this computer&apos;s version there. Scanning goes on.</source>
        <translation>المركز {where} يعمل بإصدار أقدم: ثبّت عليه إصدار هذا الحاسوب. المسح مستمر.</translation>
    </message>
    <message>
        <source>The hub {where} runs a newer version: install that version here. Scanning goes on.</source>
        <translation>المركز {where} يعمل بإصدار أحدث: ثبّته هنا. المسح مستمر.</translation>
    </message>
    <message>
        <source>The hub {where} has shut this computer out: join its list again. Scanning goes on.</source>
        <translation>أبعد المركز {where} هذا الحاسوب: انضم إلى قائمته من جديد. المسح مستمر.</translation>
    </message>
    <message>
        <source>The hub {where} does not let this computer do that: pair it as a supervisor.</source>
        <translation>المركز {where} لا يسمح بذلك لهذا الحاسوب: أقرنه بصفة مشرف.</translation>
    </message>
    <message>
        <source>The hub {where} has a fault of its own ({why}): look at its screen.</source>
        <translation>في المركز {where} عطل ({why}): انظر إلى شاشته.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock and that of the hub {where} differ by {why}: set the wrong one right. Scanning goes on.</source>
        <translation>ساعة هذا الحاسوب وساعة المركز {where} تختلفان بمقدار {why}: اضبط الخاطئة منهما. المسح مستمر.</translation>
    </message>
    <message>
        <source>Two computers go by the name {where}: ask the person in charge to look at the page Synchronisation. Scanning goes on.</source>
        <translation>حاسوبان باسم {where}: أخبر المسؤول لينظر في صفحة المزامنة. المسح مستمر.</translation>
    </message>
    <message>
        <source>The hub {where} cannot tell all that happened since: pair with an empty folder.</source>
        <translation>لا يستطيع المركز {where} إخبارنا بكل ما حدث: أقرن بمجلد فارغ.</translation>
    </message>
    <message>
        <source>This computer is paired with no hub: pair it first (kiosk pair ADDRESS CODE).</source>
        <translation>هذا الحاسوب غير مقترن بأي مركز: أقرنه أولًا (⁨kiosk pair ADDRESS CODE⁩).</translation>
    </message>
    <message>
        <source>The file {where} is damaged: pair this computer again.</source>
        <translation>الملف {where} تالف: أعد إقران هذا الحاسوب.</translation>
    </message>
    <message>
        <source>This is no pairing code: give the hub&apos;s address and the eight signs on its screen, or the text of its QR.</source>
        <translation>هذا ليس رمز إقران: أعطِ عنوان المركز والرموز الثمانية على شاشته أو نص رمز QR.</translation>
    </message>
    <message>
        <source>The hub {where} expects no computer with that code: have it show a new one.</source>
        <translation>المركز {where} لا ينتظر حاسوبًا بهذا الرمز: اعرض رمزًا جديدًا.</translation>
    </message>
    <message>
        <source>That code has run out: have the hub {where} show a new one.</source>
        <translation>انتهت صلاحية هذا الرمز: اعرض رمزًا جديدًا على المركز {where}.</translation>
    </message>
    <message>
        <source>Too many wrong codes came to the hub {where}: wait a minute, then try again.</source>
        <translation>وصلت رموز خاطئة كثيرة إلى المركز {where}: انتظر دقيقة ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>What answers at {where} does not know the code, so it is not your hub: check the network and the address.</source>
        <translation>ما يجيب عند {where} لا يعرف الرمز، فهو ليس مركزكم: تحقق من الشبكة والعنوان.</translation>
    </message>
    <message>
        <source>{where} is not the address of a printer ({why}): write ipp://, ipps:// or zebra:// and its name or number.</source>
        <translation>{where} ليس عنوان طابعة ({why}): اكتب ⁨ipp://⁩ أو ⁨ipps://⁩ أو ⁨zebra://⁩ ثم اسمها أو رقمها.</translation>
    </message>
    <message>
        <source>This computer is paired with a hub that answers: only a silent hub is replaced.</source>
        <translation>هذا الحاسوب مرتبط بمركز يجيب: لا يُستبدل إلا مركز صامت.</translation>
    </message>
    <message>
        <source>That code of the hub {where} is not for hubs: type hub there for one that is, then pair again.</source>
        <translation>رمز المركز {where} هذا ليس للمراكز: اكتب hub هناك للحصول على رمز مناسب، ثم اربط من جديد.</translation>
    </message>
    <message>
        <source>The file {where} is damaged or cut off: export it again.</source>
        <translation>الملف {where} تالف أو مبتور: صدّره من جديد.</translation>
    </message>
    <message>
        <source>The file {where} is of another exhibition: import it at a desk of that one.</source>
        <translation>الملف {where} من معرض آخر: استورده على محطة من ذلك المعرض.</translation>
    </message>
    <message>
        <source>The file {where} cannot be opened here: give the passphrase it was exported with, or pair this computer with the same hub first.</source>
        <translation>لا يمكن فتح الملف {where} هنا: أدخل عبارة السر التي صُدّر بها، أو اربط هذا الحاسوب أولا بالمركز نفسه.</translation>
    </message>
    <message>
        <source>This computer shares no key with others yet: export with --passphrase, or pair it first.</source>
        <translation>لا يشارك هذا الحاسوب أي مفتاح بعد: صدّر باستعمال ⁨--passphrase⁩، أو اربطه أولا.</translation>
    </message>
    <message>
        <source>The fair is not over before {where}: choose a later date.</source>
        <translation>لا ينتهي المعرض قبل {where}: اختر تاريخا لاحقا.</translation>
    </message>
    <message>
        <source>Use smaller pictures: {where} is too large for the other desks.</source>
        <translation>استعمل صورًا أصغر: {where} أكبر من أن يُرسل إلى المكاتب الأخرى.</translation>
    </message>
    <message>
        <source>This is the pairing code of a hub, not a ticket: to join it, open the page Synchronisation and choose the camera there first.</source>
        <translation>هذا رمز إقران بمركز وليس تذكرة: للانضمام إليه، افتح صفحة المزامنة واختر الكاميرا هناك أولا.</translation>
    </message>
    <message>
        <source>The fair names no day until which data are kept: give one with --after, or as keep_until in its file.</source>
        <translation>لم يحدد المعرض تاريخًا لحفظ البيانات: أعطِ تاريخًا بـ ⁨--after⁩ أو ⁨keep_until⁩ في ملفه.</translation>
    </message>
    <message>
        <source>The hub {where} removed this exhibition&apos;s data on {why}: erase them here too (kiosk purge), or pair an empty folder for another exhibition.</source>
        <translation>حذف المركز {where} بيانات هذا المعرض في {why}: امحُها هنا أيضًا (⁨kiosk purge⁩)، أو اربط مجلدًا فارغًا لمعرض آخر.</translation>
    </message>
    <message>
        <source>The hub keeps no exhibition {where}. It keeps: {why}</source>
        <translation>لا يحتفظ المركز بمعرض {where}. يحتفظ بـ: {why}</translation>
    </message>
    <message>
        <source>The roster is empty, so every code is unknown: import one (kiosk import), or join a hub&apos;s list on the page Synchronisation.</source>
        <translation>اللائحة فارغة، لذلك كل الرموز غير معروفة: استورد لائحة (⁨kiosk import⁩)، أو انضم إلى لائحة مركز في صفحة المزامنة.</translation>
    </message>
    <message>
        <source>{where} shows the pairing code of a hub, not a ticket: to join that hub, run kiosk pair with the text of the code, or hold it before the camera of the desk&apos;s page Synchronisation.</source>
        <translation>يعرض {where} رمز إقران بمركز وليس تذكرة: للانضمام إلى هذا المركز، شغّل ⁨kiosk pair⁩ مع نص الرمز، أو اعرضه على الكاميرا في صفحة المزامنة.</translation>
    </message>
    <message>
        <source>Another desk of this list is called {where} too: call this one {why}, say, on its page Synchronisation.</source>
        <translation>مكتب آخر في هذه اللائحة يحمل الاسم {where} أيضًا: سمِّ هذا مثلًا {why} في صفحة المزامنة.</translation>
    </message>
    <message>
        <source>The hub {where} keeps the list of another exhibition: start the kiosk with a new data folder (kiosk run --data), then join there. What is recorded here stays here.</source>
        <translation>يحفظ المركز {where} لائحة معرض آخر: شغّل البرنامج بمجلد بيانات جديد (⁨kiosk run --data⁩) ثم انضم هناك. ما سُجّل هنا يبقى هنا.</translation>
    </message>
    <message>
        <source>The clock of this computer was changed by {why}: times of scans before or after may be off. Check date and time.</source>
        <translation>تغيّرت ساعة هذا الحاسوب بمقدار {why}: قد تكون أوقات المسح قبل ذلك أو بعده خاطئة. تحقق من التاريخ والوقت.</translation>
    </message>
    <message>
        <source>The list is still on its way from the hub: ask whoever is not found to wait, then scan again.</source>
        <translation>اللائحة لا تزال في الطريق من المركز: من لم يُعثر عليه فليُطلب منه الانتظار ثم امسح رمزه مجددًا.</translation>
    </message>
    <message>
        <source>The hub&apos;s description of the fair has come: close this window and open it again to work with it.</source>
        <translation>وصل وصف المعرض من المركز: أغلق هذه النافذة وافتحها من جديد للعمل به.</translation>
    </message>
    <message>
        <source>The hub&apos;s port {why} is taken: it is at {where} now. Desks find it there within a minute, or join again with a code.</source>
        <translation>المنفذ {why} الخاص بالمركز مشغول: المركز الآن على {where}. تجده الأجهزة هناك في أقل من دقيقة، أو تنضم من جديد برمز.</translation>
    </message>
    <message>
        <source>The list is kept on this computer, but its switch is off: switch it on again on the page Synchronisation. Scanning goes on.</source>
        <translation>اللائحة محفوظة على هذا الحاسوب لكنها متوقفة: أعد تشغيلها في صفحة المزامنة. المسح مستمر.</translation>
    </message>
    <message>
        <source>{where} keeps the list now, and this desk follows it: what only this computer has goes there by itself. There is nothing to do.</source>
        <translation>{where} يحفظ اللائحة الآن، وهذا المكتب يتبعه: يُرسَل إليه تلقائيًا ما لا يملكه إلا هذا الحاسوب. لا حاجة إلى فعل شيء.</translation>
    </message>
    <message>
        <source>{where} could not be read to the end, as if the stick was pulled out: put it in again and read the file again. Nothing was lost, and reading twice does no harm.</source>
        <translation>تعذّرت قراءة {where} حتى النهاية، كأن المفتاح سُحب: أعد إدخاله واقرأ الملف من جديد. لم يضع شيء، والقراءة مرتين لا تضر.</translation>
    </message>
    <message>
        <source>{where} has taken the list over: follow it on the page Synchronisation. Nothing was lost, and scanning goes on.</source>
        <translation>تولّى {where} اللائحة: اتبعه في صفحة المزامنة. لم يضع شيء، والمسح مستمر.</translation>
    </message>
    <message>
        <source>{where} keeps a second list: decide on the page Synchronisation which one holds. Nothing was lost, and scanning goes on.</source>
        <translation>يحفظ {where} لائحة ثانية: قرّر في صفحة المزامنة أيّتهما تبقى. لم يضع شيء، والمسح مستمر.</translation>
    </message>
</context>
<context>
    <name>Unmapped</name>
    <message>
        <source>turned elements cannot be mapped</source>
        <translation>لا يمكن نقل عنصر مُدار</translation>
    </message>
    <message>
        <source>a badge has two sides only</source>
        <translation>ليس للشارة إلا وجهان</translation>
    </message>
    <message>
        <source>there is no room for a line</source>
        <translation>لا مكان لسطر</translation>
    </message>
    <message>
        <source>the fonts here have no italics</source>
        <translation>لا خط مائل هنا</translation>
    </message>
    <message>
        <source>words around a variable cannot be mapped</source>
        <translation>لا يمكن نقل كلمات حول متغير</translation>
    </message>
    <message>
        <source>the badge id is printed, not the secret of the ticket</source>
        <translation>يُطبع رقم الشارة لا سر التذكرة</translation>
    </message>
    <message>
        <source>it lies outside the page</source>
        <translation>هو خارج الصفحة</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Admitted</source>
        <translation>دخول مسموح</translation>
    </message>
    <message>
        <source>Exit recorded</source>
        <translation>سُجِّل الخروج</translation>
    </message>
    <message>
        <source>Write the name on a blank badge; the printed one comes after the sync.</source>
        <translation>اكتب الاسم على شارة فارغة، وستأتي الشارة المطبوعة بعد المزامنة.</translation>
    </message>
    <message>
        <source>New registration</source>
        <translation>تسجيل جديد</translation>
    </message>
    <message>
        <source>Since the last sync: name not known here yet</source>
        <translation>بعد آخر مزامنة: الاسم غير معروف هنا بعد</translation>
    </message>
    <message>
        <source>First entry today</source>
        <translation>أول دخول اليوم</translation>
    </message>
    <message>
        <source>Back again, left at {time}</source>
        <translation>عودة، بعد الخروج على {time}</translation>
    </message>
    <message>
        <source>Already came in at {time}</source>
        <translation>سبق الدخول على {time}</translation>
    </message>
    <message>
        <source>Came in at {time}</source>
        <translation>الدخول على {time}</translation>
    </message>
    <message>
        <source>Left already at {time}</source>
        <translation>غادر من قبل على الساعة {time}</translation>
    </message>
    <message>
        <source>No entry recorded today</source>
        <translation>لم يُسجَّل أي دخول اليوم</translation>
    </message>
    <message>
        <source>Valid: {days}</source>
        <translation>صالحة: {days}</translation>
    </message>
    <message>
        <source>This ticket opens: {areas}</source>
        <translation>هذه التذكرة تتيح: {areas}</translation>
    </message>
    <message>
        <source>Opens at {time}</source>
        <translation>الافتتاح على {time}</translation>
    </message>
    <message>
        <source>Opens on {day} at {time}</source>
        <translation>الافتتاح يوم {day} على {time}</translation>
    </message>
    <message>
        <source>Entry closed at {time}</source>
        <translation>أُغلق الدخول على {time}</translation>
    </message>
    <message>
        <source>Entry closed on {day} at {time}</source>
        <translation>أُغلق الدخول يوم {day} على {time}</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>شارة فقط</translation>
    </message>
    <message>
        <source>Not an entry: nobody is admitted here</source>
        <translation>ليس دخولًا: هذا المكتب لا يُدخل أحدًا</translation>
    </message>
</context>
<context>
    <name>VerdictHead</name>
    <message>
        <source>{n} s ago</source>
        <translation>منذ {n} ث</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>منذ {n} د</translation>
    </message>
</context>
<context>
    <name>VerdictRibbon</name>
    <message>
        <source>The desk goes on: codes can be scanned any time.</source>
        <translation>المكتب يواصل العمل: يمكن مسح الرموز في أي وقت.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Show the QR code to the camera</source>
        <translation>قدّم رمز QR أمام الكاميرا</translation>
    </message>
    <message>
        <source>15 to 30 cm away, screen at full brightness</source>
        <translation>على بعد 15 إلى 30 سم، مع رفع سطوع الشاشة</translation>
    </message>
</context>
<context>
    <name>_Invite</name>
    <message>
        <source>New code</source>
        <translation>رمز جديد</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>إظهار رمز</translation>
    </message>
    <message>
        <source>A computer has joined: show a new code for the next.</source>
        <translation>انضم حاسوب: أظهر رمزا جديدا للتالي.</translation>
    </message>
    <message>
        <source>The code has run out: show a new one.</source>
        <translation>انتهت صلاحية الرمز: أظهر رمزا جديدا.</translation>
    </message>
    <message>
        <source>still {left}</source>
        <translation>بقي {left}</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>What the next computer may do</source>
        <translation>ما يُسمح به للحاسوب التالي</translation>
    </message>
</context>
</TS>
