namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>A face network is not where it should be.</summary>
    public static CatalogueEntry FaceModelMissing { get; } =
        new(
            "FACE_MODEL_MISSING",
            Severity.Critical,
            "A face network is missing, so no face can be judged.",
            "The models were not installed, or the model folder of the configuration is another one.",
            "Run make models (models/install) and check the model folder."
        );

    /// <summary>A face network is not the one that was measured.</summary>
    public static CatalogueEntry FaceModelAltered { get; } =
        new(
            "FACE_MODEL_ALTERED",
            Severity.Critical,
            "A face network is not the one that was measured: its SHA-256 differs, so it is not loaded.",
            "A damaged disk, an interrupted copy, or somebody replaced the file.",
            "Find out who changed it, then remove the file and run make models (models/install)."
        );

    /// <summary>The image library does not load or does not accept a verified network.</summary>
    public static CatalogueEntry FaceRuntimeUnusable { get; } =
        new(
            "FACE_RUNTIME_UNUSABLE",
            Severity.Critical,
            "The image library cannot be loaded or refuses a face network.",
            "A system library it needs is missing (libgtk-3-0, libatomic1, libdrm2), or its version is another one.",
            "Install the missing packages (apt-get install libgtk-3-0 libatomic1 libdrm2) and start again."
        );
}
