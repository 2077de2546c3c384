"""What the file says of itself → its XMP packet (ISO 16684-1), with the conformance it claims."""

from __future__ import annotations

from html import escape  # xml.sax.saxutils would load urllib: 8 ms
from typing import Any, Final

from msgspec import Struct

UA: Final = (
    ' <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>\n'
)
"""The claim of PDF/UA-1 (ISO 14289-1, clause 5)."""

_X4: Final = """ <rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
  <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
  <pdf:Trapped>False</pdf:Trapped>
  <xmp:MetadataDate>{when}</xmp:MetadataDate>
  <xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
  <xmpMM:InstanceID>uuid:{identity}</xmpMM:InstanceID>
  <xmpMM:VersionID>1</xmpMM:VersionID>
  <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
 </rdf:Description>
"""

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
  <dc:format>application/pdf</dc:format>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
  <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
  <xmp:CreatorTool>{creator}</xmp:CreatorTool>
  <xmp:CreateDate>{when}</xmp:CreateDate>
  <xmp:ModifyDate>{when}</xmp:ModifyDate>
  <pdf:Producer>{producer}</pdf:Producer>
 </rdf:Description>
{claims}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class Imprint(Struct, frozen=True):
    """What the file says of itself."""

    title: str
    author: str
    language: str
    subject: str = ""


def xmp(imprint: Imprint, document: Any, claims: str) -> bytes:
    """The packet; its dates are those of the document information."""
    packet = _PACKET.format(
        title=escape(imprint.title),
        subject=escape(imprint.subject),
        author=escape(imprint.author),
        language=escape(imprint.language),
        creator=escape(document.info.creator),
        producer=escape(document.info.producer),
        when=moment(document),
        claims=claims,
    )
    return packet.encode("utf-8")


def press_claims(document: Any) -> str:
    """The claim of PDF/X-4 (ISO 15930-7, 6.8), with an identifier that follows from the content."""
    digest = document.signature.hexdigest()
    return _X4.format(when=moment(document), identity=f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}")


def moment(document: Any) -> str:
    """When the document was made, as XMP writes it."""
    stamp = document._timeStamp
    return "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(*stamp.YMDhms) + f"{stamp.dhh:+03d}:{stamp.dmm:02d}"
