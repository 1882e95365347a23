namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>Asserts of an operation that must fail, and leave the file as it was.</summary>
public static class Refusal
{
    public static MigrationException Of(ErrorCode code, Action operation)
    {
        var error = Assert.Throws<MigrationException>(operation);
        Assert.Equal(code, error.Code);
        Assert.All([error.What, error.Why, error.State, error.Next], part =>
        {
            Assert.False(string.IsNullOrWhiteSpace(part));
            Assert.Contains(part.Split('\n')[0], error.Message, StringComparison.Ordinal);
        });
        return error;
    }

    /// <summary>The same, of an operation that must not change a byte of the file, nor leave another file behind.</summary>
    public static MigrationException OfUnchanged(Bed bed, ErrorCode code, Action operation)
    {
        var files = bed.Files.ToList();
        var before = File.Exists(bed.File.Path) ? bed.File.Hash : null;
        var error = Of(code, operation);
        Assert.Equal(files, bed.Files);
        Assert.Equal(before, File.Exists(bed.File.Path) ? bed.File.Hash : null);
        return error;
    }
}
