def main():
    print("submitted")
