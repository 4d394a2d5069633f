using EGate.Core;

namespace EGate.Faces.Tests;

public sealed class FaceModelsTests(Sight sight) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-models-").FullName;

    public static TheoryData<string> Names => new(FaceModels.Sha256.Keys);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_with_one_bit_changed_is_refused(string name)
    {
        CopyAll();
        var path = Path.Combine(_folder, name);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var refused = Assert.Throws<FaceModelException>(() => FaceEngine.Load(_folder));

        Assert.Equal("FACE_MODEL_ALTERED", refused.Fault.Id);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("models/install", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_that_is_missing_is_named(string name)
    {
        CopyAll();
        File.Delete(Path.Combine(_folder, name));

        var refused = Assert.Throws<FaceModelException>(() => FaceEngine.Load(_folder));

        Assert.Equal("FACE_MODEL_MISSING", refused.Fault.Id);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_that_grew_beyond_any_network_is_refused_unread()
    {
        CopyAll();
        using (var file = File.OpenWrite(Path.Combine(_folder, FaceModels.Eye)))
        {
            file.SetLength(1L << 40);
        }

        var refused = Assert.Throws<FaceModelException>(() => FaceModels.Read(_folder, FaceModels.Eye));

        Assert.Same(Catalogue.FaceModelAltered, refused.Fault);
    }

    private void CopyAll()
    {
        foreach (var name in FaceModels.Sha256.Keys)
        {
            File.Copy(Path.Combine(sight.ModelFolder, name), Path.Combine(_folder, name));
        }
    }
}
