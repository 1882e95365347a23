namespace Gromozeka.FluentMigrations.Generator.Tests.Support;

/// <summary>The files of the repository that the tests run in.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("*.sln").Any())
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return Path.Combine([folder.FullName, .. parts]);
    }
}
