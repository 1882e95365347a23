using FluentMigrator.Runner.Samples.Shop;

namespace FluentMigrator.Runner.Samples;

/// <summary>The sample hosts, each by what it leaves in the file.</summary>
public sealed class SampleHostTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;

    public SampleHostTests() => _file = new DatabaseFile(_folder.File("sample.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void QuickStart_NewFile_AppliesItsMigration()
    {
        QuickStart.Run(_file.ConnectionString);

        Assert.Equal(["20260102030405|The notes"], _file.Rows("SELECT Version, Description FROM VersionInfo"));
        Assert.Equal(["VersionInfo", "notes"], _file.Tables());
    }

    [Fact]
    public void Shop_WithProfile_AppliesAllButWhatIsTagged()
    {
        new ShopHost(_file.ConnectionString) { Profile = "ShopDemo" }.Execute();

        Assert.Equal(["20260102030400|The articles", "20260102030500|AddSales"], _file.Rows("SELECT number, label FROM shop_versions "
            + "ORDER BY number"));
        Assert.Equal(["articles", "runs", "sales", "shop_versions"], _file.Tables());
        Assert.Equal(["Lamp", "Chair"], _file.Rows("SELECT name FROM articles ORDER BY id"));
    }

    [Fact]
    public void Shop_AgainWithTag_AppliesTheTaggedOne()
    {
        new ShopHost(_file.ConnectionString) { Profile = "ShopDemo" }.Execute();

        new ShopHost(_file.ConnectionString) { Tags = ["Germany"] }.Execute();

        Assert.Contains("taxes", _file.Tables());
        Assert.Equal("2", _file.Scalar("SELECT count(*) FROM runs"));
    }

    [Fact]
    public void Shop_RollbackAll_LeavesWhatMaintenanceMade()
    {
        new ShopHost(_file.ConnectionString).Execute();

        new ShopHost(_file.ConnectionString) { Task = "rollback:all" }.Execute();

        Assert.Equal(["runs"], _file.Tables());
    }

    [Fact]
    public void Shop_Preview_MakesNoFile()
    {
        new ShopHost(_file.ConnectionString) { Preview = true, Profile = "ShopDemo" }.Execute();

        Assert.False(File.Exists(_file.Path));
    }
}
