namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class NamesTests
{
    [Theory]
    [InlineData("users", "USERS", true)]
    [InlineData("AZ[az", "az[AZ", true)]
    [InlineData("a@", "a`", false)]
    [InlineData("a[", "a{", false)]
    [InlineData("users", "user", false)]
    [InlineData("Чат", "чат", false)]
    [InlineData("Чат", "Чат", true)]
    [InlineData(null, "a", false)]
    [InlineData("a", null, false)]
    [InlineData(null, null, false)]
    public void Same_Names_DifferAtMostInTheCaseOfAToZ(string? one, string? other, bool same)
    {
        Assert.Equal(same, Names.Same(one, other));
        Assert.Equal(same || one is null && other is null, NameComparer.Instance.Equals(one, other));
        Assert.Equal(same || one is null && other is null, NameComparer.Instance.Compare(one, other) == 0);
        if (same)
            Assert.Equal(NameComparer.Instance.GetHashCode(one!), NameComparer.Instance.GetHashCode(other!));
    }

    [Theory]
    [InlineData("a", "B", -1)]
    [InlineData("C", "b", 1)]
    [InlineData(null, "a", -1)]
    [InlineData("a", null, 1)]
    public void Compare_Names_OrdersThemWithoutTheirCase(string? one, string? other, int sign) =>
        Assert.Equal(sign, Math.Sign(NameComparer.Instance.Compare(one, other)));

    [Theory]
    [InlineData("\"a\"", "A", true)]
    [InlineData("a", "\"A\"", true)]
    [InlineData("\"a\"", "b", false)]
    public void SameWritten_Names_WhateverTheirQuotes(string one, string other, bool same) =>
        Assert.Equal(same, Names.SameWritten(one, other));

    [Theory]
    [InlineData("a b", "A B", true, true)]
    [InlineData("a b", "b a", false, true)]
    [InlineData("a b", "a", false, false)]
    [InlineData("a b", "a c", false, false)]
    public void SameListAndSameSet_OfNames(string one, string other, bool list, bool set)
    {
        Assert.Equal(list, Names.SameList(one.Split(' '), other.Split(' ')));
        Assert.Equal(set, Names.SameSet(one.Split(' '), other.Split(' ')));
    }

    [Theory]
    [InlineData("CHECK (a > 0)", true)]
    [InlineData("CHECK (\"A\" > 0)", true)]
    [InlineData("CHECK ([a] > 0)", true)]
    [InlineData("CHECK (b > 'a')", false)]
    [InlineData("CHECK (b > 0)", false)]
    [InlineData("CHECK (ab > 0)", false)]
    public void Mention_OfAName_InATextThatIsSql(string sql, bool mentions) =>
        Assert.Equal(mentions, SqliteTokenizer.Read(sql).Mention("a"));
}
