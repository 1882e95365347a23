using Gromozeka.FluentMigrations.Testing.Tests.Fixtures.Good;

namespace Gromozeka.FluentMigrations.Testing.Tests.Samples;

/// <summary>The sample of docs/hosting.md; <c>DocumentationTests</c> compares it.</summary>
internal static class TestingSamples
{
    public static void Run()
    {
        using var database = new TestDatabase(typeof(CreateArticles).Assembly);
        database.Up(1).Execute("INSERT INTO articles (id) VALUES (1)").AssertKeepsRows();
    }

    /// <summary>The sample of the package's README.</summary>
    public static void RunInMemory()
    {
        using var database = TestDatabase.InMemory(typeof(CreateArticles).Assembly);
        database.Up(1).Execute("INSERT INTO articles (id) VALUES (1)").AssertKeepsRows();
    }
}
