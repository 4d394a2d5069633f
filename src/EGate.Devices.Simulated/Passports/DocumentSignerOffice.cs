using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>A document signer, or a signer of lists: signs any content.</summary>
internal sealed class DocumentSignerOffice(X509Certificate2 certificate, AuthorityKey key) : IDisposable
{
    /// <summary>The certificate in DER.</summary>
    public byte[] Certificate => certificate.RawData;

    public AuthorityKey Key => key;

    /// <summary>CMS SignedData with this signer's certificate in it, as its key signs by itself.</summary>
    /// <param name="contentType">Object identifier, e.g. 0.4.0.127.0.7.3.2.1 for EF.CardSecurity.</param>
    /// <param name="content">What is signed.</param>
    /// <param name="signingTime">Stands among the signed attributes.</param>
    public byte[] Sign(string contentType, byte[] content, DateTimeOffset signingTime) =>
        Write(new CmsRecipe(contentType, content, key.Form.Hash, key.Form, signingTime));

    /// <summary>CMS SignedData by a recipe.</summary>
    public byte[] Write(CmsRecipe recipe) => new CmsWriter(certificate, key).Write(recipe);

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }
}
