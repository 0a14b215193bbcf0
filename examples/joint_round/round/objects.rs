//! What the draw of objects is made from.

use ssj::core::Timestamp;
use ssj::draw::record::{ClassSource, DrawPart, MatterFrame, ObjectDrawParts};
use ssj_jilin::Fault;

use super::brief::Brief;
use super::pools::Pools;

/// What the draw of objects is made from.
pub(crate) fn object_parts(
    brief: &Brief,
    pools: &Pools,
    frames: Vec<MatterFrame>,
) -> Result<ObjectDrawParts, Fault> {
    let mut of_frames = pools.objects.iter().filter(|pool| {
        let secret =
            |frame: &MatterFrame| &frame.matter == pool.matter() && frame.disclosure.is_secret();
        frames.iter().any(secret)
    });
    let classes = of_frames
        .find_map(|pool| pool.header().classes)
        .map(|classes| {
            let as_of: Timestamp = format!("{}T00:00:00+08:00", classes.as_of).parse()?;
            let digest = classes.source;
            Ok::<_, Fault>(ClassSource {
                as_of,
                digest: digest.0,
            })
        });
    Ok(ObjectDrawParts {
        header: brief.script.objects.header(brief, DrawPart::Objects)?,
        secret: brief.script.objects.secret(),
        blinding: brief.script.blinding,
        classes: classes.transpose()?,
        frames,
    })
}
