## Görüşmeden sonraki üç dakika

debrief = Değerlendirme
debrief-lede = Üç dakika, sesi hâlâ kulağınızdayken. İstediğinizi atlayın.
debrief-offer = Üç dakika, sesi hâlâ kulağınızdayken.
debrief-report = Raporu aç
debrief-ended = bitiş { $time }
debrief-whose = Karar kimindi
debrief-heard = Neler duyuldu
debrief-heard-lede = Bildiğinizi işaretleyin. Düzey kendiliğinden çıkar; kimse not vermez.
debrief-marks = Doldurulacak işaretler
debrief-reading = Tamlık, ayrı bir okuma
debrief-losing = En çok kaybettiren: { $lost }
debrief-verdict =
    { $verdict ->
        [admitted] kabul
        [caution] temkinli
        [under_review] incelemede
       *[struck] elendi
    }
debrief-end = Hüküm: { $verdict }.
debrief-so-far = Şimdilik hüküm: { $verdict }.
debrief-next = Sıradaki: { $step }
debrief-no-next = Yazılmış bir sonraki adım yok.

## Duyulanların olguları

fact-unsorted = Henüz yeri yok
fact-unsorted-so = Nereye ait olduğunu Düzenle ile söyleyin; yeri olmayan puan kazandırmaz.
fact-unweighed = Ağırlığı yok.
fact-points = { $points } / { $of }
fact-ticks = { $time } kaydının olguları
fact-quote = kendi sözleriyle
fact-specific = somut
fact-overrule = Öyle değil
fact-read-back = teyit edildi
fact-again = yeniden söylendi
fact-date = bir tarih
fact-person = bir kişi
fact-count = bir sayı
fact-amount = bir tutar
fact-hours = saat
fact-so = Demek ki: { $level }.
fact-confirm = Birisi yeter: geri okunması ya da iki dakika uzakta yeniden söylenmesi.
fact-makes = O zaman { $level } olur, { $gain }.

## Nasıl yürütüldü

craft = Ustalık
craft-lede = Bir sonraki görüşme için öğüt; not değil.
craft-used = Süre
craft-time = { $title }: { $used } / { $planned }
craft-early = erken: { $time } anında soruldu, { $minute }. dakikada açılır
craft-leads = sorunun kendisi yönlendiriyor
craft-supposes = olanı değil, olabilecek olanı soruyor
craft-unasked =
    { $count ->
        [one] { $count } zorunlu soru sorulmadı
       *[other] { $count } zorunlu soru sorulmadı
    }
craft-read-back =
    { $slots ->
        [0] Hiçbir bölme geri okunmadı
       *[other] 4 bölmenin { $slots } tanesi geri okundu
    }

## Yapılacaklar

follow-ups = Yapılacaklar
follow-new = Yapılacak bir iş
follow-add = Ekle
follow-done = Yapıldı: { $text }
follow-words = Ne yapılacak
follow-suggested = Önerilen işler
follow-respondent = görüşülen kişi
follow-thank = { $who }: teşekkür gönderin
follow-introduce = { $who }: { $name } ile tanıştırmasını isteyin
follow-whose = Kararın kime ait olduğunu yeniden sorun
follow-minutes = On dakika daha: { $names }
follow-marks = Açık işaretleri doldurun
