namespace Gromozeka.Bot.Tests.Publishing;

/// <summary>The bot, published once as docs/operations.md says.</summary>
public sealed class PublishedBot : IDisposable
{
    private readonly TempFolder _folder = new();

    public PublishedBot()
    {
        if (!LongTests.AreRun)
            return;
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Gromozeka.FluentMigrations.sln")))
            root = Path.GetDirectoryName(root)!;
        string[] publish = ["publish", "src/Gromozeka.Bot", "-c", "Release", "--use-current-runtime", "--no-self-contained"];
        Programs.Call(Programs.DotNet, [.. publish, "--nologo", "-v", "quiet", "-o", Folder]).In(root).Succeed();
    }

    public string Folder => _folder.File("app");

    public void Dispose() => _folder.Dispose();
}
