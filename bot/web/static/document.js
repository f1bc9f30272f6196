// The page of one document: brings the cited passage into view when the address has no fragment.
const cited = document.getElementById("cited");
if (cited && !window.location.hash) cited.scrollIntoView({ block: "center" });
