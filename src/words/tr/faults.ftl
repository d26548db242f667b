# Ne ters gitti. Her ileti ne olduğunu ve neyin güvende olduğunu söyler; "todo" niteliği ne yapılacağını.
# Kısa, sade, şimdiki zaman; ünlem yok, suçlama yok.
# { $path } dosyanın içinde bir yerdir; ek almasın diye önüne ya da arkasına iki nokta koyun.

## Görüşmeyi değiştirmek. Hiçbir şey değişmedi; yazılan, alanında duruyor.

fault-edit-unknown-interview = Bu görüşme artık burada değil.
    .todo = Listeye dönün. Kaldırıldıysa çöp kutusundadır.
fault-edit-unknown-study = Bu çalışma artık burada değil.
    .todo = Sayfayı yenileyin. Kaldırıldıysa çöp kutusundadır.
fault-edit-not-opened = Bu görüşme hâlâ okunuyor.
    .todo = Biraz bekleyip yeniden deneyin.
fault-edit-unknown-item = Bu kayıt artık burada değil.
    .todo = Üstüne ve altına bakın: başka bir pencerede kaldırılmış olabilir.
fault-edit-already-there = Bu zaten burada.
    .todo = Yapılacak bir şey yok; buradaki olduğu gibi kalır.
fault-edit-no-words = Kaydedilecek söz yok.
    .todo = Duyduğunuzu yazıp kaydedin. Bir kaydı çıkarmak için kaldırın.
fault-edit-too-long = Metin { $found } karakter; buraya { $most } karakter sığar.
    .todo = Metniniz hâlâ alanda. Kaydetmek için kısaltın.
fault-edit-no-such-link = Bu ikisi birbirine bağlanamaz.
    .todo = Aynı boyutta, aynı şeyi başka sözlerle söyleyen bir kayıt seçin.
fault-edit-out-of-range = Bir sayı aralığının dışında, bu yüzden hiçbir şey değişmedi.
    .todo = Ağırlık ve ciddiyet 0 ile 3, puanlar 1 ile 5 arasındadır.
fault-edit-guide-settled = Kılavuz değişmez: onunla bir şey soruldu ya da kaydedildi.
    .todo = Başka bir kılavuz için yeni görüşme açın. Dil yine de değiştirilebilir.
fault-edit-already-running = Görüşme zaten sürüyor.
    .todo = Yazmayı sürdürün; hiçbir şey kaybolmadı.
fault-edit-not-running = Görüşme sürmüyor.
    .todo = Önce başlatın. Kaydettikleriniz güvende.
fault-edit-no-reason = Gerekçe ya da istenen yerde ad eksik; hiçbir şey değişmedi.
    .todo = Nedenini bir cümleyle yazın.
fault-edit-no-consent = Görüşülen kişinin onayı yok; hiçbir şey değişmedi.
    .todo = Önce ona sorun. Sözleri silinen kayıt olduğu gibi kalır.
fault-edit-not-in-question = Kararın kime ait olduğu burada soru konusu değil.
    .todo = Karar görüşmesi sürerken ve yetki bilinmiyorken ya da Orada değildi iken sorulur.
fault-edit-struck = Bu kayıt elenerek kapatıldı.
    .todo = Eleme, raporunda ad ve gerekçe yazılarak geri alınabilir.
fault-edit-nothing-to-undo = Geri alınacak ya da yinelenecek bir şey kalmadı.
    .todo = Geri alma, bu pencerenin görüşmeyi açtığı ana kadar gider.

## Kılavuz, puan cetveli, uyarı listesi ya da sözlük

fault-guide-missing = { $path }: eksik.
    .todo = Ekleyin.
fault-guide-unknown-field = { $path }: bu uygulamanın bildiği bir alan değil.
    .todo = Kaldırın ya da adında yazım yanlışı arayın.
fault-guide-wrong-kind = { $path }: burada { $found } var; { $wanted } olmalı.
    .todo = Değiştirin.
fault-guide-unknown-code = { $path }: “{ $found }” bu uygulamanın bilmediği bir kod.
    .todo = Biçimin açıklamasındaki bir kodu ya da kimliği kullanın.
fault-guide-empty = { $path }: boş.
    .todo = Doldurun ya da isteğe bağlıysa alanı çıkarın.
fault-guide-repeated = { $path }: “{ $id }” iki kez kullanılmış.
    .todo = Her birine ayrısını verin ya da birini kaldırın.
fault-guide-out-of-range = { $path }: { $found }; en az { $least }, en çok { $most } olabilir.
    .todo = Bu aralığa getirin.
fault-guide-window-reversed = { $path }: başlamadan bitiyor.
    .todo = Önce gelen dakikayı başa yazın.
fault-guide-weights-sum = { $path }: toplam { $sum }, 100 değil.
    .todo = Ağırlıkları toplamı 100 olana kadar değiştirin.
fault-guide-not-rising = { $path }: artması gereken yerde düşüyor.
    .todo = Sayıları artan sırayla yazın.

fault-value-null = hiçbir şey
fault-value-boolean = doğru ya da yanlış
fault-value-number = sayı
fault-value-whole-number = tam sayı
fault-value-tenths = en çok bir ondalıklı sayı
fault-value-fraction = daha ince bir kesir
fault-value-text = metin
fault-value-list = liste
fault-value-object = nesne

## Belgenin uymadığı görüşme kuralları

fault-breach-bad-id = { $path }: “{ $id }” kimlik olamaz.
    .todo = Kimlikler 1 ile 64 arasında harf, rakam, nokta, tire ve alt çizgiden oluşur.
fault-breach-repeated-id = { $path }: “{ $id }” kimliği iki kez kullanılmış.
    .todo = Her birine kendi kimliğini verin.
fault-breach-dangling-link = { $path }: “{ $id }” görüşmenin başka bir kaydı değil.
    .todo = Bağlantıyı kaldırın ya da kaydı ekleyin.
fault-breach-too-long = { $path }: { $found } karakter; en çok { $most } sığar.
    .todo = Kısaltın.
fault-breach-out-of-range = { $path }: { $found }; en az { $least }, en çok { $most } olabilir.
    .todo = Bu aralığa getirin.
fault-breach-repeated = { $path }: “{ $code }” iki kez yazılmış.
    .todo = Birini kaldırın.
fault-breach-disorder = { $path }: sırası bozuk.
    .todo = Girdileri zaman sırasına koyun; her biri sonraki başlamadan bitsin.
fault-breach-other-whole = { $path }: görüşmenin adını verdiği kılavuz ya da puan cetveli bu değil.
    .todo = Adı verileni, aynı sürümüyle koyun.

## Dosya ya da saklanan kayıt okumak. Hiçbir şey değişmedi.

fault-format-interview = görüşme
fault-format-study = çalışma
fault-format-guide = kılavuz
fault-format-rubric = puan cetveli
fault-format-backup = her şeyin kopyası
fault-format-deletion = silme dosyası

fault-read-too-big = Dosya { $most } MB sınırından büyük.
    .todo = Bir seferde daha az görüşme dışa aktarın.
fault-read-not-text = Bu dosya düz metin değil.
    .todo = On Record’un dışa aktardığı JSON dosyasını seçin ya da dosyayı UTF-8 olarak kaydedin.
fault-read-empty = Bu dosya boş.
    .todo = Başka bir kopya seçin. Burada hiçbir şey değişmedi.
fault-read-not-json = Bu dosya { $line }. satır, { $column }. sütunda JSON olmaktan çıkıyor.
    .todo = Başka bir kopya seçin ya da o yeri bir metin düzenleyicide onarın.
fault-read-truncated = Bu dosya { $line }. satır, { $column }. sütunda kesiliyor.
    .todo = Yeniden kopyalayın ya da indirin: sonu gelmemiş.
fault-read-half-character = { $line }. satır, { $column }. sütunda yarım bir karakter var; hiçbir metin bunu tutamaz.
    .todo = Geldiği yerden yeniden dışa aktarın ya da o karakteri silin.
fault-read-too-deep = Dosyada { $most } düzeyden daha derin değerler var.
    .todo = Hiçbir belgemiz bu kadar derin değildir. Başka bir dosya seçin.
fault-read-too-many-values = Dosyada { $most } değerden fazlası var.
    .todo = Bir seferde daha az görüşme dışa aktarın.
fault-read-text-too-long = { $path }: metin { $most } KB sınırından uzun.
    .todo = Dosyada kısaltın.
fault-read-repeated-key = { $path }: “{ $key }” iki kez yazılmış, hangisinin geçerli olduğu belli değil.
    .todo = Birini kaldırın.
fault-read-not-ours = Bu dosya kendine “{ $found }” diyor; On Record bunu okumaz.
    .todo = On Record’un dışa aktardığı bir dosya seçin.
fault-read-raw = Bu dosya, saklandığı hâliyle her şeyin indirilmiş kopyası, ama sonradan yeniden düzenlenmiş.
    .todo = Saklayın: içindeki hiçbir şey kaybolmadı. Tek tek JSON olarak dışa aktarılan görüşmeler içe alınabilir.
fault-read-not-ours-nameless = Bu dosya JSON, ama bizim belgelerimizden değil.
    .todo = On Record’un dışa aktardığı bir dosya seçin.
fault-read-too-new = Bu dosya { $format } biçimimizin { $found }. sürümü; bu uygulama { $ours }. sürümü biliyor.
    .todo = En yeni On Record için sayfayı yenileyin. Dosya olduğu gibi kalır ve indirilebilir.
fault-read-step = Bu dosya { $from }. sürümden ve güncellenemedi: { $why }.
    .todo = Dosyayı saklayıp bildirin. İçinde hiçbir şey değişmedi.
fault-read-shape = { $path }: okunamıyor: { $why }.
    .todo = O alanı onarın ya da başka bir kopya seçin.
fault-read-breaches = { $count ->
    [one] Dosya görüşmelerin bir kuralına uymuyor.
   *[other] Dosya görüşmelerin { $shown } kuralına uymuyor.
}
    .todo = Listelenenleri onarın ya da başka bir kopya seçin. Hiçbir şey alınmadı.
fault-read-guide-faults = { $count ->
    [one] Kılavuzda ya da puan cetvelinde bir kusur var.
   *[other] Kılavuzda ya da puan cetvelinde { $shown } kusur var.
}
    .todo = Listelenenleri onarıp yeniden içe aktarın. Hiçbir şey alınmadı.

## Kaydetmek. Yazılan hâlâ bu pencerede.

fault-write-denied = Bu tarayıcı sayfanın bir şey saklamasına izin vermiyor. Yazdıklarınız yalnızca bu pencerede duruyor.
    .todo = Kapatmadan önce bir kopya indirin. Bu sayfa için site verilerine izin verip yenileyin.
fault-write-full = Tarayıcının deposu dolu; { $needed } karakterlik yer daha gerekiyor. Sözleriniz hâlâ bu pencerede.
    .todo = Şimdi bir kopya indirin. Görüşmeler burada henüz kaldırılamıyor; yenileri başka bir tarayıcı profiline sığar.
fault-write-not-kept = Tarayıcı kaydettiğini söyledi, sonra başka bir şey tuttu. Sözleriniz hâlâ bu pencerede.
    .todo = Şimdi bir kopya indirin, sonra On Record’un öteki pencerelerini kapatıp tarayıcıyı yeniden başlatın.
fault-write-changed = Başka bir pencere daha yeni bir durumu kaydetmişti. O kenara kondu; hiçbir şey kaybolmadı.
    .todo = Tek pencerede çalışın. Kenara konan, “Her şeyi indir” dosyasındadır.
fault-write-newer-app = Bu depo daha yeni bir On Record’un; bu pencere oraya hiçbir şey kaydetmiyor.
    .todo = Önce bir kopya indirin, sonra en yeni sürüm için sayfayı yenileyin.
fault-write-other = Tarayıcı kaydedemedi: { $why }. Sözleriniz hâlâ bu pencerede.
    .todo = Şimdi bir kopya indirin, sonra sayfayı yenileyin.

## Bu tarayıcının sakladığını okumak. Hiçbir şey silinmedi.

fault-shelf-not-listed = Tarayıcı elinde ne olduğunu söylemedi; bazı görüşmeler burada görünmeyebilir.
    .todo = Sayfayı yenileyin. İşe yaramazsa tarayıcıyı yeniden başlatın; hiçbir şeyin üzerine yazılmadı.
fault-shelf-not-fetched = Saklanan bir kayıt bu kez okunamadı. Hâlâ yerinde duruyor.
    .todo = Sayfayı yenileyin. İşe yaramazsa her şeyi indirip tarayıcıyı yeniden başlatın.
fault-shelf-not-copied = Saklanan bir kayıt okunamıyor ve kopyası için yer yoktu. Olduğu yerde duruyor.
    .todo = Her şeyi indirin. Görüşmeler burada henüz kaldırılamıyor; yenileri başka bir tarayıcı profiline sığar.
fault-shelf-not-marked = Depo bizim diye işaretlenemedi. Yazdıklarınız yine de kaydedilmeye çalışılıyor.
    .todo = Depo işaretini izleyin ve bitirince bir kopya indirin.
fault-shelf-no-ballast = Tarayıcının deposu dolmak üzere. Yazdıklarınız hâlâ kaydediliyor.
    .todo = Yakında bir kopya indirin. Görüşmeler burada henüz kaldırılamıyor; yenileri başka bir tarayıcı profiline sığar.

repair-link-dropped = Bir kayıt burada olmayan bir kayda bağlıydı, bağ kaldırıldı. Sözleri olduğu gibi duruyor.
    .todo = Öteki kayıt başka bir adla buradaysa yeniden bağlayın.
repair-draft-gap = { $count ->
    [one] Yazılmakta olanın ortasından bir parça eksik. Gerisi alanda duruyor.
   *[other] Yazılmakta olanın ortasından { $shown } parça eksik. Gerisi alanda duruyor.
}
    .todo = Kaydetmeden önce baştan sona okuyun.
repair-draft-order-lost = Yazılmakta olanın tümü burada, ama parçaların sırası bir tahmin.
    .todo = Kaydetmeden önce baştan sona okuyun.

## Daha iyi olabilecek, kendi yazılan kılavuz

fault-guide-overrun = { $path }: { $found } dakika planlanmış, { $most } dakika var.
    .todo = Bir şeyi kısaltın, bir soruyu isteğe bağlı yapın ya da görüşmeyi daha uzun planlayın.
fault-guide-unasked = { $path }: “{ $dimension }” için soru yok.
    .todo = Onun için bir soru ekleyin; yoksa oradan puan gelmez.
